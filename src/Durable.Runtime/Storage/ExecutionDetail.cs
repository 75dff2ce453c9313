namespace Durable.Runtime.Storage;

/// <summary>
/// What is known of an execution beyond its summary. It follows from the journal alone, so it can be dropped and read
/// again.
/// </summary>
internal sealed class ExecutionDetail
{
    /// <summary>Open callbacks that may time out.</summary>
    private Dictionary<string, CallbackTimers>? _callbacks;

    private Dictionary<string, PendingInvoke>? _invokes;

    /// <summary>What an invocation has not been told yet, and with which entry it happened.</summary>
    private List<(string Id, int Entry)>? _news;

    public string? Input { get; private set; }

    public string? Result { get; private set; }

    public ErrorObject? Error { get; private set; }

    public OperationTable Operations { get; } = new();

    /// <summary>How many invocations in a row broke off, the last one among them.</summary>
    public int ConsecutiveFailures { get; private set; }

    /// <summary>When the last invocation ended.</summary>
    public long LastInvocationEnd { get; private set; }

    /// <summary>Whether operations were recorded after the last invocation ended, that is, by one that never did.
    /// </summary>
    public bool HasUnfinishedInvocation { get; private set; }

    public bool HasNews => _news is { Count: > 0 };

    /// <summary>Whether something will wake the execution up by itself or from outside.</summary>
    public bool IsWaiting => Operations.Any(static record => record switch
    {
        { Type: OperationType.Step, Status: OperationStatus.Pending or OperationStatus.Ready } => true,
        { Type: OperationType.Wait or OperationType.Callback or OperationType.ChainedInvoke } => !record.IsTerminal,
        _ => false,
    });

    /// <summary>Whether a step is ready for its next attempt: the one thing here that is not in the journal.</summary>
    public bool HasReadyStep => Operations.Any(static record => record.Status == OperationStatus.Ready);

    /// <summary>Whether nothing is to be done after a restart: no invocation broke off, nothing happened since, no time
    /// and no other execution is waited for.</summary>
    public bool RestsUntilCalled =>
        !HasUnfinishedInvocation
        && ConsecutiveFailures == 0
        && !HasNews
        && IsWaiting
        && _invokes is not { Count: > 0 }
        && _callbacks is not { Count: > 0 }
        && !Operations.Any(static record => record.DueTimestamp is not null);

    public void Apply(ExecutionStartedEntry entry) => Input = entry.Start.Input;

    public void Apply(OperationUpdatedEntry entry)
    {
        var update = entry.Update;
        Operations.Put(
            OperationChanges.Apply(Operations.Find(update.Id), update, entry.Timestamp, entry.CallbackId));
    }

    /// <summary>Notes what an update means beside the record it changed.</summary>
    public void Note(OperationUpdatedEntry entry, string executionId)
    {
        var update = entry.Update;
        HasUnfinishedInvocation = true;
        if (update is { Type: OperationType.Callback, TimeoutSeconds: > 0 }
            or { Type: OperationType.Callback, HeartbeatTimeoutSeconds: > 0 })
        {
            (_callbacks ??= new(StringComparer.Ordinal))[update.Id] = new CallbackTimers(update, entry.Timestamp);
        }
        else if (update.Type == OperationType.ChainedInvoke && update.Action == OperationAction.Start)
        {
            (_invokes ??= new(StringComparer.Ordinal))[update.Id] =
                new PendingInvoke(executionId, update.Id, update.FunctionName ?? "", update.Payload, update.TenantId);
        }
        else if (update.Type == OperationType.ChainedInvoke)
        {
            _invokes?.Remove(update.Id);
        }
    }

    public void Apply(OperationCompletedEntry entry, int number)
    {
        if (Operations.Find(entry.OperationId) is { } record)
        {
            Operations.Put(OperationChanges.Complete(record, entry));
            _callbacks?.Remove(record.Id);
            _invokes?.Remove(record.Id);
            AddNews(record.Id, number);
        }
    }

    public void Apply(HeartbeatEntry entry)
    {
        if (TimersOf(entry.OperationId) is { } timers)
        {
            timers.LastHeartbeat = entry.Timestamp;
        }
    }

    public void Apply(InvocationCompletedEntry entry)
    {
        LastInvocationEnd = entry.Timestamp;

        // One that recorded something came further than those before it.
        ConsecutiveFailures = entry.Error is null ? 0 : HasUnfinishedInvocation ? 1 : ConsecutiveFailures + 1;
        HasUnfinishedInvocation = false;

        // The invocation was given what ended before it began. What ended meanwhile it may have missed, and a wake-up
        // too many does no harm. Counted in entries, because clocks go backwards.
        if (HasNews)
        {
            ForgetNewsBefore(entry.SeenEntries);
        }
    }

    public void Apply(ExecutionEndedEntry entry)
    {
        Result = entry.Result;
        Error = entry.Error;
        _callbacks = null;
        _invokes = null;
        _news = null;
    }

    /// <summary>Makes a pending step ready; follows from the time alone and is not journaled.</summary>
    public void MakeReady(OperationRecord record, int number)
    {
        Operations.Put(record with { Status = OperationStatus.Ready, DueTimestamp = null });
        AddNews(record.Id, number);
    }

    public CallbackTimers? TimersOf(string operationId) => _callbacks?.GetValueOrDefault(operationId);

    public PendingInvoke? InvokeOf(string operationId) => _invokes?.GetValueOrDefault(operationId);

    /// <summary>Adds the operations that changed from outside since this was last asked.</summary>
    public IReadOnlyList<OperationRecord> WithNews(IReadOnlyList<OperationRecord> changed)
    {
        if (_news is not { Count: > 0 })
        {
            return changed;
        }

        var all = new List<OperationRecord>(changed);
        foreach (var (id, _) in _news)
        {
            if (Operations.Find(id) is { } record)
            {
                all.Add(record);
            }
        }

        _news.Clear();
        return all;
    }

    public void ForgetNews() => _news?.Clear();

    private void ForgetNewsBefore(int entry) => _news?.RemoveAll(news => news.Entry < entry);

    private void AddNews(string id, int number) => (_news ??= []).Add((id, number));
}
