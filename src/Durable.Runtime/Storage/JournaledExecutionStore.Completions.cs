namespace Durable.Runtime.Storage;

/// <content>What happens to operations from outside: time, callbacks, chained invokes.</content>
public partial class JournaledExecutionStore
{
    /// <inheritdoc/>
    public async ValueTask FireDueAsync(CancellationToken cancellationToken = default)
    {
        while (_dueTimes.TryTake(Now, out var item))
        {
            var signals = new StoreSignals();
            lock (item.Execution)
            {
                if (item.Execution.IsRunning && !item.Execution.Stream.IsBroken)
                {
                    Fire(item, signals);
                }
            }

            if (item.Execution.Stream.IsBroken)
            {
                await RebuildAsync(item.Execution);
            }

            await CommitAsync(item.Execution, signals, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask CompleteInvokeAsync(
        string executionId,
        string operationId,
        InvokeOutcome outcome,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (!_executions.TryGetValue(executionId, out var execution))
        {
            return;
        }

        var signals = new StoreSignals();
        lock (execution)
        {
            if (execution.IsRunning && execution.Operations.Find(operationId) is { IsTerminal: false })
            {
                Complete(
                    execution,
                    new OperationCompletedEntry(Now, operationId, outcome.Status, outcome.Payload, outcome.Error),
                    signals);
            }
        }

        await CommitAsync(execution, signals, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask CompleteCallbackAsync(
        string callbackId,
        CallbackOutcome outcome,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (Payloads.SizeOf(outcome.Payload) > _options.LargestCallbackPayload)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The result of a callback has at most {_options.LargestCallbackPayload} bytes."),
                nameof(outcome));
        }

        var execution = FindByCallback(callbackId, out var operationId);
        var signals = new StoreSignals();
        lock (execution)
        {
            CheckOpen(execution, operationId, callbackId);
            var status = outcome.IsSuccess ? OperationStatus.Succeeded : OperationStatus.Failed;
            Complete(
                execution,
                new OperationCompletedEntry(Now, operationId, status, outcome.Payload, outcome.Error),
                signals);
        }

        await CommitAsync(execution, signals, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask HeartbeatCallbackAsync(string callbackId, CancellationToken cancellationToken = default)
    {
        var execution = FindByCallback(callbackId, out var operationId);
        var signals = new StoreSignals();
        lock (execution)
        {
            CheckOpen(execution, operationId, callbackId);
            Write(execution, new HeartbeatEntry(Now, operationId), signals);
            Schedule(
                execution.TimersOf(operationId)?.HeartbeatDeadline,
                new DueItem(DueKind.Callback, execution, operationId),
                signals);
        }

        await CommitAsync(execution, signals, cancellationToken);
    }

    private void Fire(DueItem item, StoreSignals signals)
    {
        var execution = item.Execution;
        switch (item.Kind)
        {
            case DueKind.Execution:
                End(
                    execution,
                    ExecutionStatus.TimedOut,
                    null,
                    new ErrorObject { ErrorType = "Execution.Timeout", ErrorMessage = "The execution took too long." },
                    signals);
                break;
            case DueKind.Invocation:
                MakeReady(execution, signals);
                break;
            case DueKind.Callback when item.OperationId is { } id && execution.TimersOf(id) is { } timers:
                FireCallback(execution, id, timers, signals);
                break;
            case DueKind.Operation when item.OperationId is { } id && execution.Operations.Find(id) is { } record:
                FireOperation(execution, record, signals);
                break;
            default:
                break;
        }
    }

    private void FireOperation(StoredExecution execution, OperationRecord record, StoreSignals signals)
    {
        if (record.DueTimestamp is not { } due || due > Now)
        {
            return;
        }

        if (record is { Type: OperationType.Wait, Status: OperationStatus.Started })
        {
            Complete(
                execution,
                new OperationCompletedEntry(Now, record.Id, OperationStatus.Succeeded, null, null),
                signals);
        }
        else if (record is { Type: OperationType.Step, Status: OperationStatus.Pending })
        {
            execution.MakeReady(record);
            Wake(execution, signals);
        }
    }

    private void FireCallback(StoredExecution execution, string id, CallbackTimers timers, StoreSignals signals)
    {
        var isLate = timers.Deadline <= Now;
        if (isLate || timers.HeartbeatDeadline <= Now)
        {
            var error = isLate
                ? new ErrorObject { ErrorType = "Callback.Timeout", ErrorMessage = "The callback timed out." }
                : new ErrorObject { ErrorType = "Callback.Heartbeat", ErrorMessage = "A heartbeat was missed." };
            Complete(
                execution, new OperationCompletedEntry(Now, id, OperationStatus.TimedOut, null, error), signals);
        }
    }

    private void Complete(StoredExecution execution, OperationCompletedEntry entry, StoreSignals signals)
    {
        Write(execution, entry, signals);
        Wake(execution, signals);
    }

    private static void Wake(StoredExecution execution, StoreSignals signals)
    {
        if (execution.Holder is null)
        {
            MakeReady(execution, signals);
        }
        else
        {
            signals.Add(listener => listener.OnChanged(execution.Id));
        }
    }

    private StoredExecution FindByCallback(string callbackId, out string operationId)
    {
        ArgumentNullException.ThrowIfNull(callbackId);
        if (CallbackIds.Parse(callbackId) is { } parts && _executions.TryGetValue(parts.ExecutionId, out var execution))
        {
            lock (execution)
            {
                if (execution.Operations.Find(parts.OperationId)?.CallbackId == callbackId)
                {
                    operationId = parts.OperationId;
                    return execution;
                }
            }
        }

        throw new ExecutionNotFoundException($"There is no callback '{callbackId}'.");
    }

    private static void CheckOpen(StoredExecution execution, string operationId, string callbackId)
    {
        if (!execution.IsRunning)
        {
            throw new CallbackClosedException($"The execution of callback '{callbackId}' has ended.");
        }

        if (execution.Operations.Find(operationId) is { IsTerminal: true } record)
        {
            throw new CallbackClosedException($"Callback '{callbackId}' is {Wire.NameOf(record.Status)} already.");
        }
    }

    private void ScheduleTimeout(StoredExecution execution, StoreSignals signals)
    {
        if (execution.Start.Timeout is { } timeout)
        {
            var due = execution.StartTimestamp + (long)timeout.TotalMilliseconds;
            Schedule(due, new DueItem(DueKind.Execution, execution, null), signals);
        }
    }

    private void Schedule(long? due, DueItem item, StoreSignals signals)
    {
        if (due is { } time && _dueTimes.Add(time, item))
        {
            signals.Add(listener => listener.OnDueTimeChanged());
        }
    }
}
