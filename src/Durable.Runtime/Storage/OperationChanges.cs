namespace Durable.Runtime.Storage;

/// <summary>What an update or a completion makes of a record.</summary>
internal static class OperationChanges
{
    public static OperationRecord Apply(OperationRecord? record, OperationUpdate update, long now, string? callbackId)
    {
        if (record is null && update is { StartedAt: > 0, Action: OperationAction.Succeed or OperationAction.Fail })
        {
            return StartedAndEnded(update, now);
        }

        var current = record ?? New(update, now, callbackId);
        return update.Action switch
        {
            OperationAction.Start => Started(current, update, now),
            OperationAction.Succeed => Ended(current, update, OperationStatus.Succeeded, now),
            OperationAction.Fail => Ended(current, update, OperationStatus.Failed, now),
            OperationAction.Cancel => current with { Status = OperationStatus.Cancelled, EndTimestamp = now },
            OperationAction.Retry => current with
            {
                Status = OperationStatus.Pending,
                Attempt = current.Attempt + 1,
                Result = update.Payload,
                Error = update.Error,
                DueTimestamp = now + (update.DelaySeconds * 1000L),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(update)),
        };
    }

    public static OperationRecord Complete(OperationRecord record, OperationCompletedEntry entry) => record with
    {
        Status = entry.Status,
        EndTimestamp = entry.Timestamp,
        Result = entry.Payload,
        Error = entry.Error,
    };

    private static OperationRecord New(OperationUpdate update, long now, string? callbackId) => new()
    {
        Id = update.Id,
        Type = update.Type,
        Status = OperationStatus.Started,
        ParentId = update.ParentId,
        Name = update.Name,
        SubType = update.SubType,
        StartTimestamp = update.StartedAt > 0 ? update.StartedAt : now,
        CallbackId = callbackId,
    };

    /// <summary>A step that began and ended in one update: by far the most frequent change.</summary>
    private static OperationRecord StartedAndEnded(OperationUpdate update, long now) => new()
    {
        Id = update.Id,
        Type = update.Type,
        Status = update.Action == OperationAction.Succeed ? OperationStatus.Succeeded : OperationStatus.Failed,
        ParentId = update.ParentId,
        Name = update.Name,
        SubType = update.SubType,
        StartTimestamp = update.StartedAt,
        EndTimestamp = now,
        Result = update.Payload,
        Error = update.Error,
        Attempt = 1,
    };

    private static OperationRecord Started(OperationRecord record, OperationUpdate update, long now) => update.Type switch
    {
        OperationType.Wait => record with { DueTimestamp = now + (update.DelaySeconds * 1000L) },
        OperationType.Callback => record,
        OperationType.ChainedInvoke => record with { FunctionName = update.FunctionName },
        _ => record with { Status = OperationStatus.Started, DueTimestamp = null },
    };

    private static OperationRecord Ended(OperationRecord record, OperationUpdate update, OperationStatus status, long now) =>
        record with
        {
            Status = status,
            EndTimestamp = now,
            Result = update.Payload,
            Error = update.Error,
            DueTimestamp = null,
            Attempt = update.Type == OperationType.Step ? record.Attempt + 1 : record.Attempt,
            ReplayChildren = update.ReplayChildren,
        };
}
