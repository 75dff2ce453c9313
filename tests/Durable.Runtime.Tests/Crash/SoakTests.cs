using System.Diagnostics;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Replay;
using Durable.Runtime.Tests.Sqlite;
using Durable.Runtime.Tests.Storage;
using Sfn2Durable.CrashChild;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Crash;

/// <summary>
/// Executions one after the other, many side by side, on a store that fails at random before or after it has done what it
/// was asked. Ten minutes with <c>SFN2DURABLE_LONG=1</c>, seconds otherwise.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output) : IDisposable
{
    private const int SideBySide = 50;

    private static readonly TimeSpan Length = LongRun.Choose(TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(10));

    private readonly TemporaryFolder _folder = new();
    private readonly FastClock _clock = new(factor: 10_000, origin: TimeProvider.System.GetUtcNow());
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_store_in_memory_that_fails_at_random_loses_nothing() =>
        SoakAsync(new InMemoryExecutionStore(Options));

    [Fact]
    public Task A_store_in_a_file_that_fails_at_random_loses_nothing() =>
        SoakAsync(new SqliteExecutionStore(_folder.File(), Options));

    private StoreOptions Options => new()
    {
        TimeProvider = _clock, IdleMemory = 100_000, ArchiveBatch = 50, Retention = TimeSpan.FromDays(7),
    };

    private async Task SoakAsync(IExecutionStore inner)
    {
        var faulty = new FaultyStore(new AnsweringStore(inner, _clock), new Random(11), rate: 0.02);
        await using var host = new EmbeddedHost(new EmbeddedHostOptions { Store = faulty, TimeProvider = _clock });
        var slots = Enumerable.Range(0, SideBySide).Select(slot => new Slot(host, $"everything-{slot}")).ToList();
        var finished = await Task.WhenAll(slots.Select(slot => Task.Run(() => slot.RunAsync(() => _watch.Elapsed < Length))));

        var bodies = slots.Sum(slot => slot.Bodies);
        var again = slots.Sum(slot => slot.Again);
        output.WriteLine(FormattableString.Invariant(
            $"{_watch.Elapsed.TotalSeconds:0} s: {finished.Sum()} executions, {faulty.Faults} faults, {bodies} bodies, {again} of them again"));
        Assert.All(finished, count => Assert.NotEqual(0, count));
        Assert.NotEqual(0, faulty.Faults);

        // A body runs again only where a fault kept its end from being acknowledged.
        Assert.InRange(again, 0, faulty.Faults * 4L);
    }

    /// <summary>A workflow of its own, one execution after the other.</summary>
    private sealed class Slot
    {
        private readonly EmbeddedHost _host;
        private readonly string _workflow;
        private readonly Everything _everything = new();

        public Slot(EmbeddedHost host, string workflow)
        {
            (_host, _workflow) = (host, workflow);
            _everything.Register(host, workflow);
        }

        public long Bodies { get; private set; }

        public long Again { get; private set; }

        public async Task<int> RunAsync(Func<bool> goesOn)
        {
            var count = 0;
            while (goesOn())
            {
                _everything.Forget();
                var result = await _host.RunAsync<int, string>(_workflow, 21, FormattableString.Invariant($"run-{count++}"));
                Assert.Equal(Everything.Outcome, result);
                Check();
            }

            return count;
        }

        private void Check()
        {
            Bodies += _everything.Ledger.Values.Sum();
            Again += _everything.Ledger.Values.Sum() - _everything.Ledger.Count;
            Assert.All(
                _everything.Ledger.Where(entry => entry.Key.StartsWith("once", StringComparison.Ordinal)),
                entry => Assert.Equal(1, entry.Value));
        }
    }
}
