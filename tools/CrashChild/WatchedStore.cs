using System.Collections.Concurrent;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Sfn2Durable.CrashChild;

/// <summary>
/// The store, with a witness of what it acknowledged, and an outside world that answers callbacks. One write can be held:
/// before it is sent, or after it was acknowledged and before anybody hears of it. What time does is no such write: that a
/// retry is due follows from the clock, and a life that ended there would have done nothing.
/// </summary>
internal sealed class WatchedStore(IExecutionStore inner, ChildOptions options, Ledger ledger, TimeProvider clock)
    : DelegatingStore(inner)
{
    /// <summary>Steps of which this life began another attempt.</summary>
    private readonly ConcurrentDictionary<string, int> _interruptedBefore = new(StringComparer.Ordinal);

    private int _sent;
    private int _acknowledged;

    public override async ValueTask<ExecutionInfo> StartAsync(
        ExecutionStart start,
        CancellationToken cancellationToken = default)
    {
        // The target of an invoke is started again in each life, which then finds it.
        if (await Inner.GetAsync($"{start.Workflow}/{start.Name}", cancellationToken) is not null)
        {
            return await Inner.StartAsync(start, cancellationToken);
        }

        await BeginAsync();
        var execution = await Inner.StartAsync(start, cancellationToken);
        ledger.Write($"started {execution.Id}");
        await EndAsync();
        return execution;
    }

    public override async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default)
    {
        // A life that ends whenever an attempt at an interrupted step begins, or is about to end, would interrupt it for
        // ever.
        if (updates.Any(update => !_interruptedBefore.ContainsKey(update.Id)))
        {
            await BeginAsync();
        }

        // The caller uses its list again as soon as it is answered.
        var ends = updates.Where(IsEndOfBody).Select(update => update.Id).ToHashSet(StringComparer.Ordinal);
        var changed = await InnerCheckpointAsync(lease, updates, durable, cancellationToken);
        foreach (var record in changed)
        {
            if (durable && ends.Contains(record.Id))
            {
                ledger.Acknowledged(lease.Execution.Id, record.Name ?? record.Id, record.Attempt);
            }

            Answer(record);
        }

        var again = changed.Where(IsAnotherAttempt).ToList();
        again.ForEach(record => _interruptedBefore.TryAdd(record.Id, record.Attempt));
        if (updates.Count > 0 && again.Count == 0)
        {
            await EndAsync();
        }

        return changed;
    }

    public override async ValueTask CompleteInvocationAsync(
        Lease lease,
        InvocationOutcome outcome,
        CancellationToken cancellationToken = default)
    {
        await BeginAsync();
        await Inner.CompleteInvocationAsync(lease, outcome, cancellationToken);
        await EndAsync();
    }

    public override async ValueTask CompleteInvokeAsync(
        string executionId,
        string operationId,
        InvokeOutcome outcome,
        CancellationToken cancellationToken = default)
    {
        await BeginAsync();
        await Inner.CompleteInvokeAsync(executionId, operationId, outcome, cancellationToken);
        ledger.Acknowledged(executionId, operationId, 1);
        await EndAsync();
    }

    /// <summary>Answers a callback that is open, as often as it takes.</summary>
    public void Answer(OperationRecord record)
    {
        if (record is { Type: OperationType.Callback, IsTerminal: false, CallbackId: { } callbackId })
        {
            _ = Task.Run(() => AnswerAsync(callbackId));
        }
    }

    private async ValueTask<IReadOnlyList<OperationRecord>> InnerCheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.CheckpointAsync(lease, updates, durable, cancellationToken);
        }
        catch (StoreFullException)
        {
            ledger.Write($"full");
            throw;
        }
    }

    private async Task AnswerAsync(string callbackId)
    {
        try
        {
            await BeginAsync();
            await Inner.CompleteCallbackAsync(callbackId, CallbackOutcome.Succeeded("\"yes\""));
            ledger.Write($"answered {callbackId}");
            await EndAsync();
        }
        catch (Exception exception) when (exception is CallbackClosedException or ExecutionNotFoundException)
        {
            // Another answer was faster, in this life or in one before that could not tell any more.
        }
        catch (ExecutionStoreException)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock);
            _ = AnswerAsync(callbackId);
        }
    }

    private static bool IsEndOfBody(OperationUpdate update) =>
        update.Type == OperationType.Step && update.Action != OperationAction.Start;

    private static bool IsAnotherAttempt(OperationRecord record) =>
        record is { Type: OperationType.Step, Status: OperationStatus.Started, Attempt: > 0 };

    private Task BeginAsync() =>
        Interlocked.Increment(ref _sent) == options.HoldBefore ? HoldAsync() : Task.CompletedTask;

    private Task EndAsync()
    {
        ledger.Write($"write");
        return Interlocked.Increment(ref _acknowledged) == options.HoldAfter ? HoldAsync() : Task.CompletedTask;
    }

    private Task HoldAsync()
    {
        ledger.Write($"hold");
        return new TaskCompletionSource().Task;
    }
}
