using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Sqlite;
using Durable.Runtime.Tests.Storage;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Crash;

/// <summary>Processes that are killed while their disk is full, and go on when there is room.</summary>
public sealed class FullDiskKillTests(ITestOutputHelper output)
{
    private const string Executions = "50";

    [Fact]
    public async Task Kills_on_a_full_disk_lose_nothing_and_work_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.TryMount(megabytes: LongRun.Choose(usual: 400, full: 1_500), output);
        if (disk is null)
        {
            return;
        }

        var rounds = LongRun.Choose(usual: 5, full: 100);
        var random = new Random(7);
        var witness = new CrashWitness();
        for (var round = 0; round < rounds; round++)
        {
            using var child = CrashChild.Start(witness, disk.File, "many", Executions, "ballast", "100000");
            await child.OpenedAsync();
            await child.AfterAsync(TimeSpan.FromMilliseconds(random.Next(100, 500)));
            disk.Fill(leave: random.Next(0, 1_000_000));
            await child.FullAsync(TimeSpan.FromSeconds(20));
            await child.AfterAsync(TimeSpan.FromMilliseconds(random.Next(100, 500)));
            if (round % 2 == 0)
            {
                // The same process goes on, or the next one.
                disk.Free();
                await child.AfterAsync(TimeSpan.FromMilliseconds(random.Next(100, 500)));
            }

            await child.KillAsync();
            disk.Free();
        }

        using var last = CrashChild.Start(witness, disk.File, "many", Executions, "ballast", "100000", "drain");
        var end = await last.EndAsync();
        var files = Directory.GetFiles(disk.Folder).Select(path => new FileInfo(path))
            .Select(file => FormattableString.Invariant($"{file.Name} {file.Length >> 20} MB"));
        output.WriteLine(string.Join(", ", files.Order(StringComparer.Ordinal)));
        Assert.Equal((0, ""), end);
        output.WriteLine(FormattableString.Invariant(
            $"{rounds} kills on a full disk; {witness.Started.Count} executions, {witness.Writes} acknowledged writes, told {witness.Full} times that there is no room"));
        Assert.Empty(witness.Offences);
        Assert.NotEqual(0, witness.Full);
        await CheckAsync(disk.File, witness);
    }

    private static async Task CheckAsync(string path, CrashWitness witness)
    {
        await using var store = new SqliteExecutionStore(path, new StoreOptions { Retention = null });
        await store.OpenAsync(new RecordingListener());
        foreach (var id in witness.Started)
        {
            Assert.Equal(ExecutionStatus.Succeeded, (await store.GetAsync(id))?.Status);
        }
    }
}
