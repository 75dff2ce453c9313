namespace Durable.Runtime.Storage;

/// <summary>When an open callback times out. Times are milliseconds since 1970.</summary>
internal sealed class CallbackTimers(OperationUpdate update, long startedAt)
{
    public long? Deadline { get; } =
        update.TimeoutSeconds > 0 ? startedAt + (update.TimeoutSeconds * 1000L) : null;

    public long LastHeartbeat { get; set; } = startedAt;

    public long? HeartbeatDeadline =>
        update.HeartbeatTimeoutSeconds > 0 ? LastHeartbeat + (update.HeartbeatTimeoutSeconds * 1000L) : null;

    /// <summary>When it has to be looked after next.</summary>
    public long? Next => Deadline is { } deadline && HeartbeatDeadline is { } heartbeat
        ? Math.Min(deadline, heartbeat)
        : Deadline ?? HeartbeatDeadline;
}
