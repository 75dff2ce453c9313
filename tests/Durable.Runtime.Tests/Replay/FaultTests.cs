using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Replay;

/// <summary>A store that fails at random does not change what comes out.</summary>
public sealed class FaultTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_store_that_fails_at_random_loses_nothing(int seed)
    {
        var clock = new VirtualTimeProvider();
        var inner = new InMemoryExecutionStore(new StoreOptions { TimeProvider = clock });
        var store = new FaultyStore(new AnsweringStore(inner, clock), new Random(seed), rate: 0.05);
        await using var host = new EmbeddedHost(new EmbeddedHostOptions { Store = store, TimeProvider = clock });
        var everything = new Everything();
        everything.Register(host);

        var result = await host.RunAsync<int, string>("everything", 21, "run").WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Everything.Outcome, result);
        Assert.All(everything.Ledger, entry => Assert.InRange(entry.Value, 1, 1 + store.Faults));
        Assert.All(
            everything.Ledger.Where(entry => entry.Key.StartsWith("once", StringComparison.Ordinal)),
            entry => Assert.Equal(1, entry.Value));
    }
}
