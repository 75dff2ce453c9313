namespace Durable.Runtime.Storage;

/// <content>What happens to operations from outside: time, callbacks, chained invokes.</content>
public partial class JournaledExecutionStore
{
    /// <summary>How many due items become safe together.</summary>
    private const int LargestFiring = 512;

    /// <inheritdoc/>
    public async ValueTask FireDueAsync(CancellationToken cancellationToken = default)
    {
        ExecutionStoreException? failure = null;
        var fired = new List<FiredItem>();
        while (failure is null && _dueTimes.TryTake(Now, out var item))
        {
            try
            {
                await FireAsync(item, fired, cancellationToken);
            }
            catch (ExecutionStoreException exception)
            {
                // The disk is out of order; the item remains due.
                TryLater(item);
                failure = exception;
            }

            if (fired.Count >= LargestFiring)
            {
                failure ??= await FinishAsync(fired, cancellationToken);
            }
        }

        failure = await FinishAsync(fired, cancellationToken) ?? failure;
        await PurgeInTimeAsync();
        if (failure is not null)
        {
            throw failure;
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

        using var pin = await PinAsync(execution, cancellationToken);
        var signals = new StoreSignals();
        lock (execution)
        {
            // What was answered before is acknowledged only when that is safe.
            signals.Position = execution.Position;
            if (execution.IsRunning && execution.Detail.Operations.Find(operationId) is { IsTerminal: false })
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
    public ValueTask CompleteCallbackAsync(
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

        var status = outcome.IsSuccess ? OperationStatus.Succeeded : OperationStatus.Failed;
        return OnCallbackAsync(
            callbackId,
            (execution, operationId, signals) => Complete(
                execution,
                new OperationCompletedEntry(Now, operationId, status, outcome.Payload, outcome.Error),
                signals),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask HeartbeatCallbackAsync(string callbackId, CancellationToken cancellationToken = default) =>
        OnCallbackAsync(
            callbackId,
            (execution, operationId, signals) => Write(execution, signals, new HeartbeatEntry(Now, operationId)),
            cancellationToken);

    /// <summary>Changes an open callback.</summary>
    private ValueTask OnCallbackAsync(
        string callbackId,
        Action<StoredExecution, string, StoreSignals> change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callbackId);
        if (CallbackIds.Parse(callbackId) is not { } id)
        {
            throw NoCallback(callbackId);
        }

        return _executions.TryGetValue(id.ExecutionId, out var execution) && TryPin(execution) is { } pinned
            ? OnCallbackAsync(pinned, id.OperationId, callbackId, change, cancellationToken)
            : OnSleepingCallbackAsync(id, callbackId, change, cancellationToken);
    }

    private async ValueTask OnSleepingCallbackAsync(
        (string ExecutionId, string OperationId) id,
        string callbackId,
        Action<StoredExecution, string, StoreSignals> change,
        CancellationToken cancellationToken)
    {
        var execution = await TryFindAsync(id.ExecutionId, cancellationToken) ?? throw NoCallback(callbackId);
        var pinned = await PinAsync(execution, cancellationToken);
        await OnCallbackAsync(pinned, id.OperationId, callbackId, change, cancellationToken);
    }

    /// <summary>Changes a callback if it is open. That it is closed is said only when what closed it is safe: a disk that
    /// is full may yet refuse it.</summary>
    private ValueTask OnCallbackAsync(
        PinnedExecution pinned,
        string operationId,
        string callbackId,
        Action<StoredExecution, string, StoreSignals> change,
        CancellationToken cancellationToken)
    {
        var execution = pinned.Execution;
        var signals = new StoreSignals();
        string? closed;
        using (pinned)
        {
            lock (execution)
            {
                if (execution.Detail.Operations.Find(operationId)?.CallbackId != callbackId)
                {
                    throw NoCallback(callbackId);
                }

                closed = WhyClosed(execution, operationId, callbackId);
                signals.Position = execution.Position;
                if (closed is null)
                {
                    change(execution, operationId, signals);
                }
            }
        }

        var commit = CommitAsync(execution, signals, cancellationToken);
        return closed is null ? commit : ClosedAsync(commit, closed);
    }

    private static async ValueTask ClosedAsync(ValueTask commit, string closed)
    {
        await commit;
        throw new CallbackClosedException(closed);
    }

    private static ExecutionNotFoundException NoCallback(string callbackId) => new($"There is no callback '{callbackId}'.");

    private async ValueTask FireAsync(DueItem item, List<FiredItem> fired, CancellationToken cancellationToken)
    {
        if (item.Kind == DueKind.Resumption)
        {
            await ResumeLaterAsync(item.Execution, cancellationToken);
        }
        else if (item.Execution.IsRunning)
        {
            var pin = await PinAsync(item.Execution, cancellationToken);
            var signals = new StoreSignals();
            lock (item.Execution)
            {
                if (item.Execution.IsRunning)
                {
                    Fire(item, Now, signals);
                }
            }

            fired.Add(new FiredItem(pin, signals));
        }
    }

    /// <summary>Waits until what fired is safe, and tells the listener.</summary>
    private async ValueTask<ExecutionStoreException?> FinishAsync(
        List<FiredItem> fired,
        CancellationToken cancellationToken)
    {
        ExecutionStoreException? failure = null;

        // The last becomes safe last: waiting for it first makes one commit of all.
        for (var i = fired.Count - 1; i >= 0; i--)
        {
            try
            {
                await SafeAsync(fired[i].Pin.Execution, fired[i].Signals, cancellationToken);
            }
            catch (ExecutionStoreException exception)
            {
                failure = exception;
                fired[i] = fired[i] with { Signals = new StoreSignals() };
            }
        }

        foreach (var (pin, signals) in fired)
        {
            Announce(pin.Execution, signals);
            pin.Dispose();
        }

        fired.Clear();
        return failure;
    }

    private void TryLater(DueItem item)
    {
        var signals = new StoreSignals();
        Schedule(Now + (long)_options.InvocationRetryDelay.TotalMilliseconds, item, signals);
        signals.Send(_listener);
    }

    private void Fire(DueItem item, long now, StoreSignals signals)
    {
        var execution = item.Execution;
        switch (item.Kind)
        {
            case DueKind.Execution:
                var error = new ErrorObject { ErrorType = "Execution.Timeout", ErrorMessage = "The execution took too long." };
                End(execution, new(now, ExecutionStatus.TimedOut, null, error), signals);
                break;
            case DueKind.Invocation:
                MakeReady(execution, signals);
                break;
            case DueKind.Callback when item.OperationId is { } id && execution.Detail.TimersOf(id) is { } timers:
                FireCallback(item, id, timers, now, signals);
                break;
            case DueKind.Operation
                when item.OperationId is { } id && execution.Detail.Operations.Find(id) is { DueTimestamp: { } due } record:
                FireOperation(item, record, due, now, signals);
                break;
            default:
                break;
        }
    }

    private void FireOperation(DueItem item, OperationRecord record, long due, long now, StoreSignals signals)
    {
        if (record.IsTerminal)
        {
            return;
        }

        if (due > now)
        {
            // The clock went backwards.
            Schedule(due, item, signals);
        }
        else if (record.Type == OperationType.Wait)
        {
            Complete(
                item.Execution,
                new OperationCompletedEntry(now, record.Id, OperationStatus.Succeeded, null, null),
                signals);
        }
        else if (record.Status == OperationStatus.Pending)
        {
            item.Execution.Detail.MakeReady(record, item.Execution.EntryCount);
            Wake(item.Execution, signals);
        }
    }

    private void FireCallback(DueItem item, string id, CallbackTimers timers, long now, StoreSignals signals)
    {
        var isLate = timers.Deadline <= now;
        if (!isLate && !(timers.HeartbeatDeadline <= now))
        {
            // A heartbeat arrived, or the clock went backwards.
            Schedule(timers.Next, item, signals);
            return;
        }

        var error = isLate
            ? new ErrorObject { ErrorType = "Callback.Timeout", ErrorMessage = "The callback timed out." }
            : new ErrorObject { ErrorType = "Callback.Heartbeat", ErrorMessage = "A heartbeat was missed." };
        Complete(
            item.Execution, new OperationCompletedEntry(now, id, OperationStatus.TimedOut, null, error), signals);
    }

    private void Complete(StoredExecution execution, OperationCompletedEntry entry, StoreSignals signals)
    {
        Write(execution, signals, entry);
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

    private static string? WhyClosed(StoredExecution execution, string operationId, string callbackId) =>
        !execution.IsRunning ? $"The execution of callback '{callbackId}' has ended."
        : execution.Detail.Operations.Find(operationId) is { IsTerminal: true } record
            ? $"Callback '{callbackId}' is {Wire.NameOf(record.Status)} already."
            : null;

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

    /// <summary>What came of a due item.</summary>
    private readonly record struct FiredItem(PinnedExecution Pin, StoreSignals Signals);
}
