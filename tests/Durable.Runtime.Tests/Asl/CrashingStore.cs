using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Asl;

/// <summary>A store that counts checkpoints and tells when a given one is safe, so that a test can kill the process.
/// </summary>
internal sealed class CrashingStore(IExecutionStore inner, int? crashAfter, Action<string> crash)
    : DelegatingStore(inner)
{
    private int _checkpoints;

    public int Checkpoints => _checkpoints;

    public override async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default)
    {
        var changed = await Inner.CheckpointAsync(lease, updates, durable: true, cancellationToken);
        if (updates.Count > 0 && Interlocked.Increment(ref _checkpoints) == crashAfter)
        {
            crash(lease.Execution.Id);
        }

        return changed;
    }
}
