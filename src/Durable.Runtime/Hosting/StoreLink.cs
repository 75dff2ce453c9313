using System.Diagnostics;
using Durable.Runtime.Replay;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <summary>An invocation's way to the host's store.</summary>
internal sealed class StoreLink(IExecutionStore store, Lease lease, CallbackWatch callbacks, EngineTelemetry telemetry)
    : ICheckpointLink
{
    public bool SendsStartsEagerly => true;

    public bool AnnouncesNews => true;

    public ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        IReadOnlyList<OperationUpdate> updates,
        bool durable)
    {
        // The list is used again as soon as the answer is there.
        var answer = telemetry.ObservesCheckpoints && updates.Count > 0
            ? ObservedAsync([.. updates], durable)
            : store.CheckpointAsync(lease, updates, durable);
        for (var i = 0; i < updates.Count; i++)
        {
            if (updates[i].Type == OperationType.Callback)
            {
                return AnnouncedAsync(answer);
            }
        }

        return answer;
    }

    private async ValueTask<IReadOnlyList<OperationRecord>> ObservedAsync(OperationUpdate[] updates, bool durable)
    {
        var begin = Stopwatch.GetTimestamp();
        var changed = await store.CheckpointAsync(lease, updates, durable);
        telemetry.Checkpointed(lease.Execution.Workflow, updates, Stopwatch.GetElapsedTime(begin));
        return changed;
    }

    private async ValueTask<IReadOnlyList<OperationRecord>> AnnouncedAsync(
        ValueTask<IReadOnlyList<OperationRecord>> answer)
    {
        var changed = await answer;
        telemetry.Callback("created");
        callbacks.OnChanged(lease.Execution.Id, changed);
        return changed;
    }
}
