namespace Durable.Runtime;

/// <summary>What identifies an operation from one run of a workflow to the next.</summary>
public enum OperationIdentity
{
    /// <summary>The position of the call in its context, as in the AWS SDK.</summary>
    ByPosition,

    /// <summary>
    /// The name, and how often it was used in its context before; an unnamed operation by its position among the
    /// unnamed ones. Code may be rearranged while executions run, as long as names stay.
    /// </summary>
    ByName,
}
