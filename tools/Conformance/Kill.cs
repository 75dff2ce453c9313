using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Conformance;

/// <summary>Ends the process of an execution, as far as the execution can tell, right after one of its checkpoints.</summary>
/// <param name="MakeStore">Makes the store that does it.</param>
internal sealed record Kill(Func<TimeProvider, CrashingStore> MakeStore)
{
    private CrashingStore? _store;

    /// <summary>How much later than written down the execution starts.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many checkpoints there have been.</summary>
    public int Checkpoints => _store?.Checkpoints ?? 0;

    public IExecutionStore Wrap(TimeProvider clock) => _store = MakeStore(clock);

    /// <summary>Takes the host on the store that <see cref="Wrap"/> has made.</summary>
    public void Attach(EmbeddedHost host)
    {
        if (_store is not null)
        {
            _store.Host = host;
        }
    }
}
