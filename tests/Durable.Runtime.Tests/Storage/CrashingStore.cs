using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>A store that counts checkpoints, and lets the invocation die right after a given one is safe, as if its process
/// had been killed there.</summary>
/// <param name="inner">The store below.</param>
/// <param name="crashAfter">The number of the checkpoint, from 1; null for never.</param>
public sealed class CrashingStore(IExecutionStore inner, int? crashAfter) : DelegatingStore(inner)
{
    private int _checkpoints;

    public int Checkpoints => _checkpoints;

    /// <summary>The host whose invocation dies; it is made after its store.</summary>
    public EmbeddedHost? Host { get; set; }

    public override async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(updates);
        var changed = await Inner.CheckpointAsync(lease, updates, durable: true, cancellationToken).ConfigureAwait(false);
        if (updates.Count > 0 && Interlocked.Increment(ref _checkpoints) == crashAfter)
        {
            Host?.DropInvocation(lease.Execution.Id);
        }

        return changed;
    }
}
