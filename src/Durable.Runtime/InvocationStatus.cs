namespace Durable.Runtime;

/// <summary>How an invocation of a workflow ended.</summary>
public enum InvocationStatus
{
    /// <summary>The workflow returned.</summary>
    Succeeded,

    /// <summary>The workflow threw.</summary>
    Failed,

    /// <summary>The workflow waits for something.</summary>
    Pending,
}
