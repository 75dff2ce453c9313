using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>A store with an outside world that answers every callback after ten minutes.</summary>
public sealed class AnsweringStore(IExecutionStore inner, TimeProvider clock) : DelegatingStore(inner)
{
    public override async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default)
    {
        var changed = await Inner.CheckpointAsync(lease, updates, durable, cancellationToken);
        foreach (var record in changed)
        {
            if (record is { Type: OperationType.Callback, IsTerminal: false, CallbackId: { } callbackId })
            {
                clock.CreateTimer(
                    _ => Post(() => _ = AnswerAsync(callbackId)),
                    null,
                    TimeSpan.FromMinutes(10),
                    Timeout.InfiniteTimeSpan);
            }
        }

        return changed;
    }

    private void Post(Action action)
    {
        if (clock is VirtualTimeProvider time)
        {
            time.Post(action);
        }
        else
        {
            action();
        }
    }

    private async Task AnswerAsync(string callbackId) =>
        await Inner.CompleteCallbackAsync(callbackId, CallbackOutcome.Succeeded("\"approved\""));
}
