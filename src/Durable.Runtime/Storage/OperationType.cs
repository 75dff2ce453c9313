namespace Durable.Runtime.Storage;

/// <summary>The types of operations; on the wire <see cref="OperationTypes"/>.</summary>
public enum OperationType
{
    /// <summary>The execution itself.</summary>
    Execution,

    /// <summary>A child context, a parallel or map operation, or one of its units.</summary>
    Context,

    /// <summary>A step or a polling operation.</summary>
    Step,

    /// <summary>A wait.</summary>
    Wait,

    /// <summary>A callback.</summary>
    Callback,

    /// <summary>A chained invoke.</summary>
    ChainedInvoke,
}
