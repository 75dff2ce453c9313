namespace Durable.Runtime.Testing;

/// <summary>The statuses of operations a test sees.</summary>
public static class OperationStatus
{
    /// <summary>It runs.</summary>
    public const string Started = OperationStatuses.Started;

    /// <summary>It ended with a result.</summary>
    public const string Succeeded = OperationStatuses.Succeeded;

    /// <summary>It ended with an error.</summary>
    public const string Failed = OperationStatuses.Failed;

    /// <summary>A step waits for its next attempt.</summary>
    public const string Pending = OperationStatuses.Pending;

    /// <summary>It was cancelled.</summary>
    public const string Cancelled = OperationStatuses.Cancelled;

    /// <summary>A step's next attempt is due.</summary>
    public const string Ready = OperationStatuses.Ready;

    /// <summary>It was stopped from outside.</summary>
    public const string Stopped = OperationStatuses.Stopped;

    /// <summary>It took too long.</summary>
    public const string TimedOut = OperationStatuses.TimedOut;
}
