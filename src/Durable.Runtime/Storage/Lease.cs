namespace Durable.Runtime.Storage;

/// <summary>The right to run one invocation of one execution. Given up with the invocation, or lost when the execution
/// ends from outside.</summary>
public sealed class Lease
{
    /// <summary>The execution, as it was when it was claimed.</summary>
    public required ExecutionInfo Execution { get; init; }

    /// <summary>Tells this invocation from earlier ones of the execution.</summary>
    public required long Token { get; init; }

    /// <summary>The id of this invocation.</summary>
    public required string RequestId { get; init; }

    /// <summary>The recorded operations in the order they started, without children of completed contexts whose
    /// results are recorded.</summary>
    public required IReadOnlyList<OperationRecord> Operations { get; init; }
}
