namespace Durable.Runtime.Storage;

/// <content>Coming back: after the process, and after the journal refused entries.</content>
public partial class JournaledExecutionStore
{
    private static readonly ErrorObject ExitError = new()
    {
        ErrorType = "Runtime.ExitError",
        ErrorMessage = "The process ended during the invocation.",
    };

    /// <summary>Gives a running execution its timers back and announces what it waits for.</summary>
    private StoreSignals Resume(StoredExecution execution)
    {
        var signals = new StoreSignals();
        lock (execution)
        {
            var wasInterrupted = execution.HasUnfinishedInvocation;
            if (wasInterrupted)
            {
                var entry = new InvocationCompletedEntry(Now, execution.LastInvocationEnd, "", ExitError);
                Write(execution, entry, signals);
            }

            ScheduleTimeout(execution, signals);
            foreach (var record in execution.Operations.All)
            {
                Resume(execution, record, signals);
            }

            // What ended after the last invocation, no invocation has seen.
            if (wasInterrupted || execution.HasNews || execution.Operations.All.Count == 0 || !execution.IsWaiting)
            {
                MakeReady(execution, signals);
            }
        }

        return signals;
    }

    private void Resume(StoredExecution execution, OperationRecord record, StoreSignals signals)
    {
        Schedule(record.DueTimestamp, new DueItem(DueKind.Operation, execution, record.Id), signals);
        if (execution.TimersOf(record.Id) is { } timers)
        {
            var item = new DueItem(DueKind.Callback, execution, record.Id);
            Schedule(timers.Deadline, item, signals);
            Schedule(timers.HeartbeatDeadline, item, signals);
        }

        if (execution.InvokeOf(record.Id) is { } invoke)
        {
            signals.Add(listener => listener.OnInvoke(invoke));
        }
    }

    /// <summary>Reads an execution again after the journal refused some of its entries, and forgets what was refused.
    /// </summary>
    private async ValueTask RebuildAsync(StoredExecution execution)
    {
        try
        {
            var entries = await _journal.ReadAsync(execution.Stream);
            var rebuilt = new StoredExecution(execution.Stream);
            foreach (var entry in entries)
            {
                rebuilt.Apply(entry);
            }

            var exists = entries.Count > 0;
            if (exists && _executions.TryUpdate(execution.Id, rebuilt, execution))
            {
                _order.Replace(execution, rebuilt);
                if (rebuilt.IsRunning)
                {
                    Resume(rebuilt).Send(_listener);
                }
            }
            else if (!exists && _executions.TryRemove(new(execution.Id, execution)))
            {
                _order.Replace(execution, null);
            }
        }
        catch (ExecutionStoreException)
        {
            // The disk is still out of order. Until it answers, the execution stays as it is, and refuses everything.
            var signals = new StoreSignals();
            Schedule(
                Now + (long)_options.InvocationRetryDelay.TotalMilliseconds,
                new DueItem(DueKind.Invocation, execution, null),
                signals);
            signals.Send(_listener);
        }
    }
}
