namespace Durable.Runtime.Storage;

/// <content>Coming back: after the process, and after the journal refused entries.</content>
public partial class JournaledExecutionStore
{
    private static readonly ErrorObject ExitError = new()
    {
        ErrorType = "Runtime.ExitError",
        ErrorMessage = "The process ended during the invocation.",
    };

    /// <inheritdoc/>
    public async ValueTask OpenAsync(
        IExecutionStoreListener listener,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listener);
        await ReadJournalAsync(cancellationToken);
        if (_journal.IsReadOnly)
        {
            return;
        }

        _listener = listener;
        foreach (var execution in _order.Snapshot())
        {
            if (execution.RestsUntilCalled)
            {
                // There is nothing to do, which is known even without its detail.
                var signals = new StoreSignals();
                ScheduleTimeout(execution, signals);
                signals.Send(listener);
            }
            else if (execution.IsRunning)
            {
                using var pin = await PinAsync(execution, cancellationToken);
                Resume(execution).Send(listener);
            }
            else
            {
                NoteEnded(execution);
            }
        }

        listener.OnDueTimeChanged();
        BeginHousekeeping();
    }

    /// <summary>Applies all that the journal holds. Details that do not fit into memory together are dropped on the way;
    /// they are read again later.</summary>
    private async ValueTask ReadJournalAsync(CancellationToken cancellationToken)
    {
        var awake = new Queue<StoredExecution>();
        var cost = 0L;
        await foreach (var (stream, entry) in _journal.OpenAsync(cancellationToken))
        {
            if (stream.Execution is not { } execution)
            {
                execution = new StoredExecution(stream);
                stream.Execution = execution;
                _executions[execution.Id] = execution;
                _order.Add(execution);
                awake.Enqueue(execution);
                cost += execution.Cost;
            }

            var before = execution.Cost;
            execution.Apply(entry);
            cost += execution.IsAwake ? execution.Cost - before : 0;
            while (cost > _options.IdleMemory && awake.TryDequeue(out var oldest))
            {
                cost -= oldest.Cost;
                oldest.Sleep();
            }
        }
    }

    /// <summary>Gives a running execution its timers back and announces what it waits for.</summary>
    private StoreSignals Resume(StoredExecution execution)
    {
        var signals = new StoreSignals();
        lock (execution)
        {
            // An invocation may have begun meanwhile. What it wrote is announced when it is safe, and not before: a
            // function that runs for an entry that is refused afterwards would run again.
            signals.Position = execution.Position;
            var detail = execution.Detail;
            var isAtRest = execution is { IsRunning: true, Holder: null, IsReady: false };
            var wasInterrupted = isAtRest && detail.HasUnfinishedInvocation;
            if (wasInterrupted)
            {
                var start = detail.LastInvocationEnd;
                Write(execution, signals, new InvocationCompletedEntry(Now, start, "", ExitError, SeenEntries: 0));
            }

            ScheduleTimeout(execution, signals);
            foreach (var record in detail.Operations.All)
            {
                Resume(execution, record, signals);
            }

            // What ended after the last invocation, no invocation has seen; and one that broke off is tried again.
            var isUnfinished = wasInterrupted || detail.ConsecutiveFailures > 0;
            if (isUnfinished || detail.HasNews || detail.Operations.All.Count == 0 || !detail.IsWaiting)
            {
                MakeReady(execution, signals);
            }
        }

        return signals;
    }

    private void Resume(StoredExecution execution, OperationRecord record, StoreSignals signals)
    {
        Schedule(record.DueTimestamp, new DueItem(DueKind.Operation, execution, record.Id), signals);
        if (execution.Detail.TimersOf(record.Id) is { } timers)
        {
            var item = new DueItem(DueKind.Callback, execution, record.Id);
            Schedule(timers.Deadline, item, signals);
            Schedule(timers.HeartbeatDeadline, item, signals);
        }

        if (execution.Detail.InvokeOf(record.Id) is { } invoke)
        {
            AnnounceInvoke(invoke with { IsAnnouncedAgain = true }, signals);
        }
    }

    /// <summary>Reads an execution again after the journal refused some of its entries, and so forgets what was refused.
    /// It goes on after a while: the reason may last.</summary>
    private async ValueTask RecoverAsync(StoredExecution execution)
    {
        var signals = new StoreSignals();
        try
        {
            var isUpToDate = !execution.Stream.IsBroken;
            while (!isUpToDate)
            {
                var refusals = execution.Stream.Refusals;
                var entries = await _journal.ReadAsync(execution.Stream);
                isUpToDate = TryReload(execution, entries, refusals, signals);
            }
        }
        catch (ExecutionStoreException)
        {
            // The disk is still out of order. Until it answers, the execution refuses everything.
            ScheduleResumption(execution, signals);
        }

        signals.Send(_listener);
    }

    /// <summary>Takes what was read. Answers false when somebody else read it meanwhile, wrote to it, and was refused:
    /// these entries are older, and what was acknowledged between is not among them.</summary>
    private bool TryReload(
        StoredExecution execution,
        IReadOnlyList<JournalEntry> entries,
        int refusals,
        StoreSignals signals)
    {
        lock (execution)
        {
            if (!execution.Stream.IsBroken)
            {
                return true;
            }

            if (execution.Stream.Refusals != refusals)
            {
                return false;
            }

            Release(execution);
            execution.IsReady = false;
            if (entries.Count == 0)
            {
                Forget(execution);
                return true;
            }

            execution.Load(entries);
            execution.Position = -1;
            execution.Stream.IsBroken = false;
            if (execution.IsRunning)
            {
                ScheduleResumption(execution, signals);
            }

            return true;
        }
    }

    private void ScheduleResumption(StoredExecution execution, StoreSignals signals) => Schedule(
        Now + (long)_options.InvocationRetryDelay.TotalMilliseconds,
        new DueItem(DueKind.Resumption, execution, null),
        signals);

    private async ValueTask ResumeLaterAsync(StoredExecution execution, CancellationToken cancellationToken)
    {
        if (execution.Stream.IsBroken)
        {
            await RecoverAsync(execution);
        }
        else if (execution.IsRunning)
        {
            using var pin = await PinAsync(execution, cancellationToken);
            await CommitAsync(execution, Resume(execution), cancellationToken);
        }
    }

    private void Forget(StoredExecution execution)
    {
        execution.IsForgotten = true;
        _order.Remove(execution);
        _executions.TryRemove(new(execution.Id, execution));
    }
}
