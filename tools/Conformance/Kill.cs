using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Conformance;

/// <summary>Ends the process of an execution, as far as the execution can tell, right after one of its checkpoints.</summary>
/// <param name="MakeStore">Makes the store below.</param>
/// <param name="After">The number of the checkpoint, from 1; 0 for never, which counts them.</param>
internal sealed record Kill(Func<TimeProvider, IExecutionStore> MakeStore, int After)
{
    private int _checkpoints;
    private EmbeddedHost? _host;

    /// <summary>How much later than written down the execution starts.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many checkpoints there have been.</summary>
    public int Checkpoints => _checkpoints;

    public void Attach(EmbeddedHost host) => _host = host;

    public IExecutionStore Wrap(TimeProvider clock) => new KillingStore(MakeStore(clock), this);

    private sealed class KillingStore(IExecutionStore inner, Kill kill) : DelegatingStore(inner)
    {
        public override async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
            Lease lease,
            IReadOnlyList<OperationUpdate> updates,
            bool durable,
            CancellationToken cancellationToken = default)
        {
            var changed = await Inner.CheckpointAsync(lease, updates, durable: true, cancellationToken).ConfigureAwait(false);
            if (updates.Count > 0 && Interlocked.Increment(ref kill._checkpoints) == kill.After)
            {
                kill._host?.DropInvocation(lease.Execution.Id);
            }

            return changed;
        }
    }
}
