namespace Durable.Runtime.Storage;

/// <summary>One change to one operation, as the engine asks a store to record it.</summary>
public sealed class OperationUpdate
{
    /// <summary>The operation's id, unique in the execution and the same in every replay. At most 64 letters, digits,
    /// <c>-</c> or <c>_</c> on the AWS service; any text on a local store.</summary>
    public required string Id { get; init; }

    /// <summary>The type.</summary>
    public required OperationType Type { get; init; }

    /// <summary>What happens.</summary>
    public required OperationAction Action { get; init; }

    /// <summary>The id of the enclosing recorded context; <c>null</c> at the root.</summary>
    public string? ParentId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The sub-type.</summary>
    public string? SubType { get; init; }

    /// <summary>The serialized result of a success, the state of a polling retry, or the input of a chained invoke.
    /// </summary>
    public string? Payload { get; init; }

    /// <summary>The error of a failure or of a retry.</summary>
    public ErrorObject? Error { get; init; }

    /// <summary>The delay of a retry or the duration of a wait, in seconds.</summary>
    public int DelaySeconds { get; init; }

    /// <summary>The time-out of a callback, in seconds; 0 is none.</summary>
    public int TimeoutSeconds { get; init; }

    /// <summary>The heartbeat time-out of a callback, in seconds; 0 is none.</summary>
    public int HeartbeatTimeoutSeconds { get; init; }

    /// <summary>The target of a chained invoke.</summary>
    public string? FunctionName { get; init; }

    /// <summary>The tenant of a chained invoke.</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether a context's result was too large to record, so that replay runs it again.</summary>
    public bool ReplayChildren { get; init; }

    /// <summary>
    /// For a step's success, failure or retry: that its START travels in this update too, and when the body began, in
    /// milliseconds since 1970. Zero when the START was recorded before. In history both are events of their own.
    /// </summary>
    public long StartedAt { get; init; }
}
