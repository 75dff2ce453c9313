namespace Durable.Runtime.Storage;

/// <summary>
/// One execution as its journal describes it: <see cref="Apply"/> is the meaning of each entry. Its summary stays in
/// memory; the detail of an execution that waits may be dropped and is read again when it is needed. Guarded by a lock
/// on the instance.
/// </summary>
internal sealed class StoredExecution(JournalStream stream)
{
    private static ExecutionStart? _lastStart;

    private ExecutionDetail? _detail = new();
    private int _pins;

    /// <summary>The number of entries after which the execution waited to be called, and for no time; -1: never noted.
    /// </summary>
    private int _restingSince = -1;

    public JournalStream Stream { get; } = stream;

    public string Id => Stream.ExecutionId;

    /// <summary>What was asked for, without name and input.</summary>
    public ExecutionStart Start { get; private set; } = new() { Workflow = "" };

    public long StartTimestamp { get; private set; }

    public long? EndTimestamp { get; private set; }

    public ExecutionStatus Status { get; private set; }

    public long OperationCount { get; private set; } = 1;

    public long BytesWritten { get; private set; }

    /// <summary>Whether the execution waits to be claimed.</summary>
    public bool IsReady { get; set; }

    /// <summary>The invocation that holds the execution.</summary>
    public HeldLease? Holder { get; set; }

    /// <summary>The journal position of the last entry.</summary>
    public long Position { get; set; } = -1;

    /// <summary>Set when not even its start is in the journal.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Whether it is in the <see cref="ExecutionOrder"/>, which guards this.</summary>
    public bool IsListed { get; set; }

    /// <summary>What <see cref="IdleExecutions"/> counts for it; 0 when it is not there.</summary>
    public long IdleCost { get; set; }

    public bool IsRunning => Status == ExecutionStatus.Running;

    public bool IsAwake => _detail is not null;

    /// <summary>The detail. Only between pinning an execution and releasing it, or while it is held.</summary>
    public ExecutionDetail Detail =>
        _detail ?? throw new InvalidOperationException($"The detail of '{Id}' is not in memory.");

    /// <summary>How many entries were applied.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Whether nothing happens to the execution now.</summary>
    public bool IsIdle => Holder is null && !IsReady && !IsForgotten;

    /// <summary>About how many bytes the detail takes.</summary>
    public long Cost => 512 + (2 * BytesWritten) + (256 * OperationCount);

    /// <summary>An execution whose detail is not in memory yet.</summary>
    public static StoredExecution Asleep(JournalStream stream) => new(stream) { _detail = null };

    public ExecutionInfo Describe() => new()
    {
        Id = Id,
        Workflow = Start.Workflow,
        Version = Start.Version,
        Name = Id[(Start.Workflow.Length + 1)..],
        Status = Status,
        StartTime = DateTimeOffset.FromUnixTimeMilliseconds(StartTimestamp),
        EndTime = EndTimestamp is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null,
        Input = _detail?.Input,
        Result = _detail?.Result,
        Error = _detail?.Error,
        OperationCount = OperationCount,
        BytesWritten = BytesWritten,
    };

    /// <summary>Applies an entry to the summary, and to the detail if that is in memory.</summary>
    public void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case ExecutionStartedEntry started:
                Start = Shared(started.Start);
                StartTimestamp = started.Timestamp;
                BytesWritten += Payloads.SizeOf(started.Start.Input);
                _detail?.Apply(started);
                break;
            case OperationUpdatedEntry updated:
                _detail?.Apply(updated);
                Note(updated);
                return;
            case OperationCompletedEntry completed:
                BytesWritten += Payloads.SizeOf(completed.Payload) + Payloads.SizeOf(completed.Error);
                _detail?.Apply(completed, EntryCount);
                break;
            case HeartbeatEntry heartbeat:
                _detail?.Apply(heartbeat);
                break;
            case InvocationCompletedEntry invocation:
                OperationCount += invocation.Error is null ? 0 : 1;
                _detail?.Apply(invocation);
                break;
            case ExecutionEndedEntry ended:
                End(ended);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry));
        }

        EntryCount++;
    }

    /// <summary>Notes what an update means beside the record it changed.</summary>
    public void Note(OperationUpdatedEntry entry)
    {
        var update = entry.Update;
        var isNew = update.StartedAt > 0 || update.Action is OperationAction.Start or OperationAction.Retry;
        OperationCount += isNew ? 1 : 0;
        BytesWritten += Payloads.SizeOf(update.Payload) + Payloads.SizeOf(update.Error);
        _detail?.Note(entry, Id);
        EntryCount++;
    }

    /// <summary>Keeps the detail in memory, if it is there or as soon as it is.</summary>
    public void Pin() => _pins++;

    public void Unpin() => _pins--;

    /// <summary>Drops the detail, unless somebody needs it.</summary>
    public bool TrySleep()
    {
        if (IsIdle && _pins == 0 && !Stream.IsBroken && _detail is { HasNews: false, HasReadyStep: false })
        {
            _detail = null;
        }

        return !IsAwake;
    }

    /// <summary>Whether the execution waits for nothing but a call from outside, and for no time.</summary>
    public bool RestsUntilCalled => IsRunning && (_detail?.RestsUntilCalled ?? _restingSince == EntryCount);

    /// <summary>Drops the detail while the journal is read for the first time.</summary>
    public void Sleep()
    {
        _restingSince = _detail is { RestsUntilCalled: true } ? EntryCount : -1;
        _detail = null;
    }

    /// <summary>Starts over from the entries of the journal.</summary>
    public void Load(IReadOnlyList<JournalEntry> entries)
    {
        _detail = new ExecutionDetail();
        EntryCount = 0;
        (Status, EndTimestamp, OperationCount, BytesWritten) = (ExecutionStatus.Running, null, 1, 0);
        foreach (var entry in entries)
        {
            Apply(entry);
        }
    }

    /// <summary>One instance for all executions that differ in name and input only, as far as they come in a row.
    /// </summary>
    private static ExecutionStart Shared(ExecutionStart start)
    {
        var last = _lastStart;
        if (last is not null
            && (last.Workflow, last.Version, last.Timeout, last.ParentExecutionId, last.ParentOperationId)
                == (start.Workflow, start.Version, start.Timeout, start.ParentExecutionId, start.ParentOperationId))
        {
            return last;
        }

        return _lastStart = start with { Name = null, Input = null };
    }

    private void End(ExecutionEndedEntry entry)
    {
        Status = entry.Status;
        EndTimestamp = entry.Timestamp;
        BytesWritten += Payloads.SizeOf(entry.Result) + Payloads.SizeOf(entry.Error);
        IsReady = false;
        _detail?.Apply(entry);
    }
}
