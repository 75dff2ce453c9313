namespace Durable.Runtime.Storage;

/// <summary>What is recorded of one operation. Immutable; a change makes a new record. Times are milliseconds since
/// 1970.</summary>
public sealed record OperationRecord
{
    /// <summary>The id, unique in the execution.</summary>
    public required string Id { get; init; }

    /// <summary>The type.</summary>
    public required OperationType Type { get; init; }

    /// <summary>The status.</summary>
    public required OperationStatus Status { get; init; }

    /// <summary>The id of the enclosing context; <c>null</c> at the root.</summary>
    public string? ParentId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The sub-type.</summary>
    public string? SubType { get; init; }

    /// <summary>When it started.</summary>
    public long StartTimestamp { get; init; }

    /// <summary>When it ended; <c>null</c> while it has not.</summary>
    public long? EndTimestamp { get; init; }

    /// <summary>The serialized result; while a polling operation is pending, its state.</summary>
    public string? Result { get; init; }

    /// <summary>The error.</summary>
    public ErrorObject? Error { get; init; }

    /// <summary>The number of attempts of a step that ended.</summary>
    public int Attempt { get; init; }

    /// <summary>When a wait ends or a pending step's next attempt is due.</summary>
    public long? DueTimestamp { get; init; }

    /// <summary>The id with which a callback is completed.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The target of a chained invoke.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Whether a context's result was too large to record, so that replay runs it again.</summary>
    public bool ReplayChildren { get; init; }

    /// <summary>Whether nothing will change any more.</summary>
    public bool IsTerminal => Status is not (OperationStatus.Started or OperationStatus.Pending or OperationStatus.Ready);
}
