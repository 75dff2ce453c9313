namespace Durable.Runtime.Storage;

/// <summary>
/// One execution as its journal describes it: <see cref="Apply"/> is the meaning of each entry. Guarded by a lock on the
/// instance.
/// </summary>
internal sealed class StoredExecution(JournalStream stream)
{
    private readonly Dictionary<string, CallbackTimers> _callbacks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PendingInvoke> _invokes = new(StringComparer.Ordinal);

    /// <summary>What an invocation has not been told yet.</summary>
    private readonly List<string> _news = [];

    public JournalStream Stream { get; } = stream;

    public string Id => Stream.ExecutionId;

    public ExecutionStart Start { get; private set; } = new() { Workflow = "" };

    public long StartTimestamp { get; private set; }

    public long? EndTimestamp { get; private set; }

    public ExecutionStatus Status { get; private set; }

    public string? Result { get; private set; }

    public ErrorObject? Error { get; private set; }

    public OperationTable Operations { get; } = new();

    public long OperationCount { get; private set; } = 1;

    public long BytesWritten { get; private set; }

    public int ConsecutiveFailures { get; private set; }

    /// <summary>When the last invocation ended; what changed later has not been seen by any.</summary>
    public long LastInvocationEnd { get; private set; }

    /// <summary>Whether operations were recorded after the last invocation ended, that is, by one that never did.
    /// </summary>
    public bool HasUnfinishedInvocation { get; private set; }

    /// <summary>Whether the execution waits to be claimed.</summary>
    public bool IsReady { get; set; }

    /// <summary>The invocation that holds the execution.</summary>
    public HeldLease? Holder { get; set; }

    public bool HasNews => _news.Count > 0;

    public IReadOnlyCollection<PendingInvoke> OpenInvokes => _invokes.Values;

    public bool IsRunning => Status == ExecutionStatus.Running;

    /// <summary>Whether something will wake the execution up by itself or from outside.</summary>
    public bool IsWaiting => Operations.All.Any(record => record switch
    {
        { Type: OperationType.Step, Status: OperationStatus.Pending or OperationStatus.Ready } => true,
        { Type: OperationType.Wait or OperationType.Callback or OperationType.ChainedInvoke } => !record.IsTerminal,
        _ => false,
    });

    public ExecutionInfo Describe() => new()
    {
        Id = Id,
        Workflow = Start.Workflow,
        Version = Start.Version,
        Name = Start.Name ?? "",
        Status = Status,
        StartTime = DateTimeOffset.FromUnixTimeMilliseconds(StartTimestamp),
        EndTime = EndTimestamp is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null,
        Input = Start.Input,
        Result = Result,
        Error = Error,
        OperationCount = OperationCount,
        BytesWritten = BytesWritten,
    };

    public void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case ExecutionStartedEntry started:
                Start = started.Start;
                StartTimestamp = started.Timestamp;
                BytesWritten += Payloads.SizeOf(started.Start.Input);
                break;
            case OperationUpdatedEntry updated:
                Operations.Put(OperationChanges.Apply(
                    Operations.Find(updated.Update.Id), updated.Update, updated.Timestamp, updated.CallbackId));
                Note(updated);
                break;
            case OperationCompletedEntry completed:
                Complete(completed);
                break;
            case HeartbeatEntry heartbeat:
                if (_callbacks.TryGetValue(heartbeat.OperationId, out var timers))
                {
                    timers.LastHeartbeat = heartbeat.Timestamp;
                }

                break;
            case InvocationCompletedEntry invocation:
                EndInvocation(invocation);
                break;
            case ExecutionEndedEntry ended:
                End(ended);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry));
        }
    }

    /// <summary>Notes what an update means beside the record it changed.</summary>
    public void Note(OperationUpdatedEntry entry)
    {
        var update = entry.Update;
        HasUnfinishedInvocation = true;
        var isNew = update.StartedAt > 0 || update.Action is OperationAction.Start or OperationAction.Retry;
        OperationCount += isNew ? 1 : 0;
        BytesWritten += Payloads.SizeOf(update.Payload) + Payloads.SizeOf(update.Error);
        if (update.Type == OperationType.Callback)
        {
            _callbacks[update.Id] = new CallbackTimers(update, entry.Timestamp);
        }
        else if (update.Type == OperationType.ChainedInvoke && update.Action == OperationAction.Start)
        {
            _invokes[update.Id] =
                new PendingInvoke(Id, update.Id, update.FunctionName ?? "", update.Payload, update.TenantId);
        }
        else if (update.Type == OperationType.ChainedInvoke)
        {
            _invokes.Remove(update.Id);
        }
    }

    /// <summary>Makes a pending step ready; follows from the time alone and is not journaled.</summary>
    public void MakeReady(OperationRecord record)
    {
        Operations.Put(record with { Status = OperationStatus.Ready, DueTimestamp = null });
        _news.Add(record.Id);
    }

    public CallbackTimers? TimersOf(string operationId) => _callbacks.GetValueOrDefault(operationId);

    public PendingInvoke? InvokeOf(string operationId) => _invokes.GetValueOrDefault(operationId);

    /// <summary>The operations that changed from outside since this was last asked.</summary>
    public void TakeNews(List<OperationRecord> into)
    {
        foreach (var id in _news)
        {
            if (Operations.Find(id) is { } record)
            {
                into.Add(record);
            }
        }

        _news.Clear();
    }

    public void ForgetNews() => _news.Clear();

    private void Complete(OperationCompletedEntry entry)
    {
        if (Operations.Find(entry.OperationId) is { } record)
        {
            Operations.Put(OperationChanges.Complete(record, entry));
            BytesWritten += Payloads.SizeOf(entry.Payload) + Payloads.SizeOf(entry.Error);
            _callbacks.Remove(record.Id);
            _invokes.Remove(record.Id);
            _news.Add(record.Id);
        }
    }

    private void EndInvocation(InvocationCompletedEntry entry)
    {
        LastInvocationEnd = entry.Timestamp;
        HasUnfinishedInvocation = false;
        ConsecutiveFailures = entry.Error is null ? 0 : ConsecutiveFailures + 1;
        OperationCount += entry.Error is null ? 0 : 1;

        // The invocation was given what ended before it began. What ended meanwhile it may have missed, and a wake-up
        // too many does no harm.
        _news.RemoveAll(id => Operations.Find(id)?.EndTimestamp < entry.StartTimestamp);
    }

    private void End(ExecutionEndedEntry entry)
    {
        Status = entry.Status;
        EndTimestamp = entry.Timestamp;
        Result = entry.Result;
        Error = entry.Error;
        BytesWritten += Payloads.SizeOf(entry.Result) + Payloads.SizeOf(entry.Error);
        IsReady = false;
        _callbacks.Clear();
        _invokes.Clear();
        _news.Clear();
    }
}
