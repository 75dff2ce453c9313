namespace Durable.Runtime.Storage;

/// <summary>The statuses of operations; on the wire <see cref="OperationStatuses"/>.</summary>
public enum OperationStatus
{
    /// <summary>It runs.</summary>
    Started,

    /// <summary>A step waits for its next attempt.</summary>
    Pending,

    /// <summary>A step's next attempt is due.</summary>
    Ready,

    /// <summary>It ended with a result.</summary>
    Succeeded,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>It was stopped from outside.</summary>
    Stopped,
}
