using System.Globalization;

namespace Durable.Runtime.Storage;

/// <content>Invocations: claiming, checkpointing, ending.</content>
public partial class JournaledExecutionStore
{
    /// <inheritdoc/>
    public ValueTask<Lease?> ClaimAsync(string executionId, CancellationToken cancellationToken = default)
    {
        var execution = Find(executionId);
        lock (execution)
        {
            if (!execution.IsReady || !execution.IsRunning || execution.Holder is not null)
            {
                return new((Lease?)null);
            }

            var token = Interlocked.Increment(ref _lastToken);
            var requestId = string.Create(CultureInfo.InvariantCulture, $"{execution.Id}/{token}");
            execution.IsReady = false;
            execution.Holder = new HeldLease(token, requestId, Now);
            execution.ForgetNews();
            return new(new Lease
            {
                Execution = execution.Describe(),
                Token = token,
                RequestId = requestId,
                Operations = execution.Operations.Visible(),
            });
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
        var execution = Find(lease.Execution.Id);
        var signals = new StoreSignals();
        List<OperationRecord> changed;
        lock (execution)
        {
            CheckHolder(execution, lease);
            changed = new List<OperationRecord>(updates.Count);
            if (updates.Count > 0)
            {
                Record(execution, updates, changed, signals);
            }

            execution.TakeNews(changed);
        }

        var commit = durable || signals.HasSignals
            ? CommitAsync(execution, signals, cancellationToken)
            : ValueTask.CompletedTask;
        return commit.IsCompletedSuccessfully ? new(changed) : AfterAsync(commit, changed);
    }

    /// <inheritdoc/>
    public ValueTask CompleteInvocationAsync(
        Lease lease,
        InvocationOutcome outcome,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(outcome);
        var execution = Find(lease.Execution.Id);
        var signals = new StoreSignals();
        lock (execution)
        {
            CheckHolder(execution, lease);
            Complete(execution, Accepted(execution, outcome), signals);
        }

        return CommitAsync(execution, signals, cancellationToken);
    }

    private static async ValueTask<IReadOnlyList<OperationRecord>> AfterAsync(
        ValueTask commit,
        List<OperationRecord> changed)
    {
        await commit;
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
        outcome.Status == InvocationStatus.Pending && !execution.IsWaiting && !execution.HasNews
            ? InvocationOutcome.Broken(new ErrorObject
            {
                ErrorType = "InvalidParameterValueException",
                ErrorMessage = "Cannot return PENDING status with no pending operations.",
            })
            : outcome;

    private void Record(
        StoredExecution execution,
        IReadOnlyList<OperationUpdate> updates,
        List<OperationRecord> changed,
        StoreSignals signals)
    {
        var now = Now;
        var entries = new OperationUpdatedEntry[updates.Count];
        var undo = updates.Count > 1 ? new List<(string Id, OperationRecord? Before)>(updates.Count) : null;
        try
        {
            for (var i = 0; i < updates.Count; i++)
            {
                entries[i] = Stage(execution, updates[i], now, changed, undo);
            }
        }
        catch (InvalidUpdateException)
        {
            execution.Operations.Undo(undo ?? []);
            changed.Clear();
            throw;
        }

        foreach (var entry in entries)
        {
            execution.Note(entry);
            signals.Position = _journal.Enqueue(execution.Stream, entry);
            Schedule(execution, entry.Update, signals);
        }
    }

    private static OperationUpdatedEntry Stage(
        StoredExecution execution,
        OperationUpdate update,
        long now,
        List<OperationRecord> changed,
        List<(string Id, OperationRecord? Before)>? undo)
    {
        var before = execution.Operations.Find(update.Id);
        UpdateRules.Check(before, update);
        if (update.ParentId is not null && execution.Operations.Find(update.ParentId)?.Type != OperationType.Context)
        {
            throw new InvalidUpdateException("Invalid parent operation id.");
        }

        var callbackId = update.Type == OperationType.Callback ? CallbackIds.New(execution.Id, update.Id) : null;
        var after = OperationChanges.Apply(before, update, now, callbackId);
        execution.Operations.Put(after);
        changed.Add(after);
        undo?.Add((update.Id, before));
        return new OperationUpdatedEntry(now, update, callbackId);
    }

    private void Schedule(StoredExecution execution, OperationUpdate update, StoreSignals signals)
    {
        if (update.Action == OperationAction.Retry || update is { Type: OperationType.Wait, Action: OperationAction.Start })
        {
            var due = execution.Operations.Find(update.Id)?.DueTimestamp;
            Schedule(due, new DueItem(DueKind.Operation, execution, update.Id), signals);
        }
        else if (update.Type == OperationType.Callback)
        {
            var timers = execution.TimersOf(update.Id);
            var item = new DueItem(DueKind.Callback, execution, update.Id);
            Schedule(timers?.Deadline, item, signals);
            Schedule(timers?.HeartbeatDeadline, item, signals);
        }
        else if (execution.InvokeOf(update.Id) is { } invoke && update.Type == OperationType.ChainedInvoke)
        {
            signals.Add(listener => listener.OnInvoke(invoke));
        }
    }

    private void Complete(StoredExecution execution, InvocationOutcome outcome, StoreSignals signals)
    {
        var (requestId, startedAt) = (execution.Holder?.RequestId ?? "", execution.Holder?.StartTimestamp ?? Now);
        execution.Holder = null;
        var brokenBy = outcome.Status is null ? outcome.Error : null;
        Write(execution, new InvocationCompletedEntry(Now, startedAt, requestId, brokenBy), signals);
        switch (outcome.Status)
        {
            case InvocationStatus.Succeeded:
                End(execution, ExecutionStatus.Succeeded, outcome.Result, null, signals);
                break;
            case InvocationStatus.Failed:
                End(execution, ExecutionStatus.Failed, null, outcome.Error, signals);
                break;
            case InvocationStatus.Pending when execution.HasNews:
                MakeReady(execution, signals);
                break;
            case InvocationStatus.Pending:
                break;
            default:
                TryAgain(execution, outcome.Error, signals);
                break;
        }
    }

    private void TryAgain(StoredExecution execution, ErrorObject? error, StoreSignals signals)
    {
        if (execution.ConsecutiveFailures > _options.MaxInvocationFailures)
        {
            End(execution, ExecutionStatus.Failed, null, error, signals);
            return;
        }

        var delay = (long)_options.InvocationRetryDelay.TotalMilliseconds;
        Schedule(Now + delay, new DueItem(DueKind.Invocation, execution, null), signals);
    }
}
