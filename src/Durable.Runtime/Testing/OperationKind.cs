namespace Durable.Runtime.Testing;

/// <summary>The kinds of operations a test sees.</summary>
public enum OperationKind
{
    /// <summary>A step or a polling operation.</summary>
    Step,

    /// <summary>A wait.</summary>
    Wait,

    /// <summary>A callback.</summary>
    Callback,

    /// <summary>A chained invoke.</summary>
    ChainedInvoke,

    /// <summary>A child context, a parallel or map operation, or one of its units.</summary>
    Context,

    /// <summary>The execution itself.</summary>
    Execution,
}
