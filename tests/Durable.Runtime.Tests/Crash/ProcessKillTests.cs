using System.Diagnostics;
using System.Globalization;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Sqlite;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Crash;

/// <summary>
/// Processes that are killed with SIGKILL while they run a workflow of all operations on a file. What they said before is
/// the ledger: no body runs again after its end was acknowledged, and every execution finishes.
/// </summary>
public sealed class ProcessKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Executions = 100;

    private readonly TemporaryFolder _folder = new();
    private readonly CrashWitness _witness = new();

    /// <summary>Killed again and again, each life as long as so many writes.</summary>
    public static TheoryData<string, int> Lives => new() { { "after", 1 }, { "before", 4 } };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task Lives_of_few_writes_come_to_the_end_together(string when, int number)
    {
        var lives = 1;
        while (await LiveAsync(when, number))
        {
            lives++;
            Assert.InRange(lives, 1, 300);
        }

        Report(FormattableString.Invariant($"killed {when} write {number} of each life: {lives} lives"));
        Assert.InRange(lives, 10, 300);
        await CheckAsync(expected: 1);
    }

    [Fact]
    public async Task A_process_killed_at_any_one_write_is_followed_by_one_that_finishes()
    {
        var kills = 0;
        foreach (var when in new[] { "before", "after" })
        {
            // In the usual size, some of the writes; the lives above end at each of them.
            for (var write = 1; ; write += LongRun.Choose(usual: 31, full: 1))
            {
                File.Delete(_folder.File());
                File.Delete(_folder.File("store.db-wal"));
                var witness = new CrashWitness();
                if (!await LiveAsync(when, write, witness))
                {
                    break;
                }

                kills++;
                Assert.False(await LiveAsync("after", 0, witness));
                Assert.Empty(witness.Offences);
                Assert.Equal(Expected(0), Assert.Single(witness.Ended).Value);
            }
        }

        Report(FormattableString.Invariant($"killed at one write: {kills} kills"));
        Assert.InRange(kills, LongRun.Choose(usual: 3, full: 100), 1_000);
    }

    [Fact]
    public async Task Kills_at_random_instants_under_a_hundred_executions_lose_nothing()
    {
        var kills = LongRun.Choose(usual: 25, full: 1_000);
        var random = new Random(20261121);
        var clock = Stopwatch.StartNew();
        var count = Executions.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < kills; i++)
        {
            using var child = CrashChild.Start(_witness, _folder.File(), "many", count);
            if (random.Next(5) > 0)
            {
                // The others may be killed while they open the store.
                await child.OpenedAsync();
            }

            await child.AfterAsync(TimeSpan.FromMilliseconds(random.Next(1, 400)));
            await child.KillAsync();
        }

        using var last = CrashChild.Start(_witness, _folder.File(), "many", count, "drain");
        Assert.Equal((0, ""), await last.EndAsync());
        Report(FormattableString.Invariant($"{kills} kills at random instants in {clock.Elapsed.TotalSeconds:0} s"));
        await CheckAsync(expected: Executions);
    }

    /// <summary>One life; answers whether it was killed.</summary>
    private async Task<bool> LiveAsync(string when, int number, CrashWitness? witness = null)
    {
        using var child = CrashChild.Start(
            witness ?? _witness, _folder.File(), "one", when, number.ToString(CultureInfo.InvariantCulture));
        return await child.KillWhenHeldAsync();
    }

    private void Report(string what) => output.WriteLine(FormattableString.Invariant(
        $"{what}; {_witness.Started.Count} executions, {_witness.Writes} acknowledged writes, {_witness.Bodies} bodies, {_witness.Repeated} of them again because nobody had been told of their end"));

    /// <summary>Nothing went wrong, and the store knows what its processes were told.</summary>
    private async Task CheckAsync(int expected)
    {
        Assert.Empty(_witness.Offences);
        await using var store = new SqliteExecutionStore(_folder.File(), new StoreOptions { Retention = null });
        await store.OpenAsync(new Storage.RecordingListener());
        var executions = new Dictionary<string, ExecutionInfo>();
        string? marker = null;
        do
        {
            var page = await store.ListAsync(new ExecutionQuery { MaxItems = 1_000, Marker = marker });
            page.Items.ToList().ForEach(execution => executions.Add(execution.Id, execution));
            marker = page.NextMarker;
        }
        while (marker is not null);

        Assert.Superset(_witness.Started, executions.Keys.ToHashSet());
        Assert.All(executions.Values, execution => Assert.Equal(ExecutionStatus.Succeeded, execution.Status));
        var ended = executions.Values.Where(execution => execution.Workflow == "everything").ToList();
        Assert.InRange(ended.Count, expected, int.MaxValue);
        foreach (var execution in ended)
        {
            var (slot, result) = (SlotOf(execution), (await store.GetAsync(execution.Id))?.Result);
            Assert.Equal(Expected(slot, execution.Name), $"ended {execution.Id} Succeeded {result}");
        }

        Assert.All(_witness.Ended, end => Assert.StartsWith($"ended {end.Key} Succeeded ", end.Value, StringComparison.Ordinal));
    }

    private static int SlotOf(ExecutionInfo execution) =>
        int.Parse(execution.Name.Split('-')[1], CultureInfo.InvariantCulture);

    private static string Expected(int slot, string name = "run-0-0") => FormattableString.Invariant(
        $"ended everything/{name} Succeeded \"first,slow,once,flaky,doomed-failed,yes,yes,{2 * (slot + 20)},{(slot + 20) / 2},3,in-childin-child-once,in-flat-child,300014,after-the-wait,at-once,careful-step,item-1,item-2,item-3,item-4,item-5\"");
}
