using System.Globalization;
using System.Runtime.CompilerServices;

namespace Durable.Runtime.Storage;

/// <content>Invocations: claiming, checkpointing, ending.</content>
public partial class JournaledExecutionStore
{
    /// <inheritdoc/>
    public ValueTask<Lease?> ClaimAsync(string executionId, CancellationToken cancellationToken = default)
    {
        if (!_executions.TryGetValue(executionId, out var execution))
        {
            return new((Lease?)null);
        }

        var pinning = PinAsync(execution, cancellationToken);
        return pinning.IsCompletedSuccessfully ? new(Claim(pinning.Result)) : ClaimLaterAsync(pinning);
    }

    private async ValueTask<Lease?> ClaimLaterAsync(ValueTask<PinnedExecution> pinning) => Claim(await pinning);

    private Lease? Claim(PinnedExecution pinned)
    {
        using var released = pinned;
        var execution = pinned.Execution;
        lock (execution)
        {
            if (execution is not { IsReady: true, IsRunning: true, Holder: null })
            {
                return null;
            }

            var token = Interlocked.Increment(ref _lastToken);
            var requestId = string.Create(CultureInfo.InvariantCulture, $"{execution.Id}/{token}");
            execution.IsReady = false;
            execution.Holder = new HeldLease(token, requestId, Now, execution.EntryCount);
            Interlocked.Increment(ref _held);
            execution.Detail.ForgetNews();
            return new Lease
            {
                Execution = execution.Describe(),
                Token = token,
                RequestId = requestId,
                Operations = execution.Detail.Operations.Visible(),
            };
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(updates);
        var execution = Find(lease);
        var signals = new StoreSignals();
        IReadOnlyList<OperationRecord> changed;
        lock (execution)
        {
            CheckHolder(execution, lease);
            changed = updates.Count switch
            {
                0 => [],
                1 => [Record(execution, updates[0], signals)],
                _ => Record(execution, updates, signals),
            };
            changed = execution.Detail.WithNews(changed);
        }

        if (!durable && !signals.HasSignals)
        {
            return new(changed);
        }

        var commit = WrittenAsync(signals, cancellationToken);
        if (!commit.IsCompletedSuccessfully)
        {
            return CommittedAsync(commit, execution, signals, changed);
        }

        Announce(execution, signals);
        return new(changed);
    }

    /// <inheritdoc/>
    public ValueTask CompleteInvocationAsync(
        Lease lease,
        InvocationOutcome outcome,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(outcome);
        var execution = Find(lease);
        var signals = new StoreSignals();
        lock (execution)
        {
            CheckHolder(execution, lease);
            Complete(execution, Accepted(execution, outcome), signals);
            signals.HasGivenUp = true;
        }

        return CommitAsync(execution, signals, cancellationToken);
    }

    /// <summary>Takes an execution away from the invocation that holds it, if one does.</summary>
    private void Release(StoredExecution execution)
    {
        if (execution.Holder is not null)
        {
            execution.Holder = null;
            Interlocked.Decrement(ref _held);
        }
    }

    /// <summary>Waits until what was written is safe, tells the listener, and answers. Like the method without an answer,
    /// so that a step waits in one place.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<IReadOnlyList<OperationRecord>> CommittedAsync(
        ValueTask commit,
        StoredExecution execution,
        StoreSignals signals,
        IReadOnlyList<OperationRecord> changed)
    {
        try
        {
            await commit;
        }
        catch (ExecutionStoreException)
        {
            await RecoverAsync(execution);
            throw;
        }

        Announce(execution, signals);
        return changed;
    }

    private static void CheckHolder(StoredExecution execution, Lease lease)
    {
        if (execution.Holder?.Token != lease.Token || execution.Stream.IsBroken)
        {
            throw new StaleLeaseException("Invalid checkpoint token");
        }
    }

    /// <summary>An answer that makes no sense counts as a broken invocation, as on the service.</summary>
    private static InvocationOutcome Accepted(StoredExecution execution, InvocationOutcome outcome) =>
        outcome.Status == InvocationStatus.Pending && !execution.Detail.IsWaiting && !execution.Detail.HasNews
            ? InvocationOutcome.Broken(new ErrorObject
            {
                ErrorType = "InvalidParameterValueException",
                ErrorMessage = "Cannot return PENDING status with no pending operations.",
            })
            : outcome;

    private OperationRecord Record(StoredExecution execution, OperationUpdate update, StoreSignals signals)
    {
        var entry = Stage(execution, update, Now, out _, out var after);
        Enqueue(execution, signals, [entry]);
        execution.Note(entry);
        Schedule(execution, update, signals);
        return after;
    }

    private OperationRecord[] Record(
        StoredExecution execution,
        IReadOnlyList<OperationUpdate> updates,
        StoreSignals signals)
    {
        var now = Now;
        var entries = new OperationUpdatedEntry[updates.Count];
        var changed = new OperationRecord[updates.Count];
        var undo = new List<(string Id, OperationRecord? Before)>(updates.Count);
        try
        {
            for (var i = 0; i < updates.Count; i++)
            {
                entries[i] = Stage(execution, updates[i], now, out var before, out changed[i]);
                undo.Add((updates[i].Id, before));
            }
        }
        catch (InvalidUpdateException)
        {
            execution.Detail.Operations.Undo(undo);
            throw;
        }

        Enqueue(execution, signals, entries);
        foreach (var entry in entries)
        {
            execution.Note(entry);
            Schedule(execution, entry.Update, signals);
        }

        return changed;
    }

    private static OperationUpdatedEntry Stage(
        StoredExecution execution,
        OperationUpdate update,
        long now,
        out OperationRecord? before,
        out OperationRecord after)
    {
        var operations = execution.Detail.Operations;
        before = operations.Find(update.Id);
        UpdateRules.Check(before, update);
        if (update.ParentId is not null && operations.Find(update.ParentId)?.Type != OperationType.Context)
        {
            throw new InvalidUpdateException("Invalid parent operation id.");
        }

        var callbackId = update.Type == OperationType.Callback ? CallbackIds.New(execution.Id, update.Id) : null;
        after = OperationChanges.Apply(before, update, now, callbackId);
        operations.Put(after);
        return new OperationUpdatedEntry(now, update, callbackId);
    }

    private void Schedule(StoredExecution execution, OperationUpdate update, StoreSignals signals)
    {
        if (update.Action == OperationAction.Retry || update is { Type: OperationType.Wait, Action: OperationAction.Start })
        {
            var due = execution.Detail.Operations.Find(update.Id)?.DueTimestamp;
            Schedule(due, new DueItem(DueKind.Operation, execution, update.Id), signals);
        }
        else if (update.Type == OperationType.Callback)
        {
            var timers = execution.Detail.TimersOf(update.Id);
            var item = new DueItem(DueKind.Callback, execution, update.Id);
            Schedule(timers?.Deadline, item, signals);
            Schedule(timers?.HeartbeatDeadline, item, signals);
        }
        else if (update.Type == OperationType.ChainedInvoke)
        {
            AnnounceInvoke(execution.Detail.InvokeOf(update.Id), signals);
        }
    }

    private static void AnnounceInvoke(PendingInvoke? invoke, StoreSignals signals)
    {
        if (invoke is not null)
        {
            signals.Add(listener => listener.OnInvoke(invoke));
        }
    }

    private void Complete(StoredExecution execution, InvocationOutcome outcome, StoreSignals signals)
    {
        var holder = execution.Holder ?? new HeldLease(0, "", Now, 0);
        var brokenBy = outcome.Status is null ? outcome.Error : null;
        var end = new InvocationCompletedEntry(
            Now, holder.StartTimestamp, holder.RequestId, brokenBy, holder.SeenEntries);
        Release(execution);
        switch (outcome.Status)
        {
            case InvocationStatus.Succeeded:
                End(execution, new(Now, ExecutionStatus.Succeeded, outcome.Result, null), signals, end);
                break;
            case InvocationStatus.Failed:
                End(execution, new(Now, ExecutionStatus.Failed, null, outcome.Error), signals, end);
                break;
            case InvocationStatus.Pending:
                Write(execution, signals, end);
                WakeForNews(execution, signals);
                break;
            default:
                TryAgain(execution, end, signals);
                break;
        }
    }

    private static void WakeForNews(StoredExecution execution, StoreSignals signals)
    {
        if (execution.Detail.HasNews)
        {
            MakeReady(execution, signals);
        }
    }

    private void TryAgain(StoredExecution execution, InvocationCompletedEntry invocation, StoreSignals signals)
    {
        var detail = execution.Detail;
        if (!detail.HasUnfinishedInvocation && detail.ConsecutiveFailures >= _options.MaxInvocationFailures)
        {
            End(execution, new(Now, ExecutionStatus.Failed, null, invocation.Error), signals, invocation);
            return;
        }

        Write(execution, signals, invocation);
        var delay = (long)_options.InvocationRetryDelay.TotalMilliseconds;
        Schedule(Now + delay, new DueItem(DueKind.Invocation, execution, null), signals);
    }
}
