using Durable.Runtime.Replay;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <summary>An invocation's way to the host's store.</summary>
internal sealed class StoreLink(IExecutionStore store, Lease lease, CallbackWatch callbacks) : ICheckpointLink
{
    public bool SendsStartsEagerly => true;

    public bool AnnouncesNews => true;

    public ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        IReadOnlyList<OperationUpdate> updates,
        bool durable)
    {
        var answer = store.CheckpointAsync(lease, updates, durable);
        for (var i = 0; i < updates.Count; i++)
        {
            if (updates[i].Type == OperationType.Callback)
            {
                return AnnouncedAsync(answer);
            }
        }

        return answer;
    }

    private async ValueTask<IReadOnlyList<OperationRecord>> AnnouncedAsync(
        ValueTask<IReadOnlyList<OperationRecord>> answer)
    {
        var changed = await answer;
        callbacks.OnChanged(lease.Execution.Id, changed);
        return changed;
    }
}
