using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>A disk that is full or read-only.</summary>
public sealed class SqliteDiskTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_full_disk_refuses_and_loses_nothing_and_work_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.TryMount(megabytes: 24, output);
        if (disk is null)
        {
            return;
        }

        await using var store = await ListeningStore.OpenAsync(disk.File);
        var lease = await store.BeginAsync("run");
        disk.Fill();
        var safe = await WriteUntilRefusedAsync(store, lease);

        // What was refused is not there, what was acknowledged is; and the lease is lost.
        Assert.Equal(safe, (await store.Store.GetOperationsAsync("test/run")).Count);
        await Assert.ThrowsAsync<StaleLeaseException>(
            async () => await store.Store.CheckpointAsync(lease, [Updates.Step("more", "1")], durable: true));
        await Assert.ThrowsAsync<StoreFullException>(() => store.BeginAsync("other", new string('x', 1_000_000)));
        Assert.Null(await store.Store.GetAsync("test/other"));

        disk.Free();
        store.Ready.Clear();
        store.Clock.Move(TimeSpan.FromSeconds(5));
        await store.Store.FireDueAsync();
        var next = await store.ClaimAsync(Assert.Single(store.Ready));
        Assert.Equal(safe, next.Operations.Count);
        await store.Store.CheckpointAsync(next, [Updates.Step("more", "1")], durable: true);
        using var folder = new TemporaryFolder();
        var image = CrashImage.Take(disk.File, folder.File());
        await using var after = await ListeningStore.OpenAsync(image);
        Assert.Equal(safe + 1, (await after.Store.GetOperationsAsync("test/run")).Count);
    }

    [Fact]
    public async Task A_store_that_met_a_full_disk_can_be_closed_and_opened()
    {
        using var disk = SmallDisk.TryMount(megabytes: 24, output);
        if (disk is null)
        {
            return;
        }

        int safe;
        await using (var store = await ListeningStore.OpenAsync(disk.File))
        {
            var lease = await store.BeginAsync("run");
            disk.Fill();
            safe = await WriteUntilRefusedAsync(store, lease);
        }

        await Assert.ThrowsAnyAsync<ExecutionStoreException>(() => FullOpenAsync(disk));
        disk.Free();
        await using var after = await ListeningStore.OpenAsync(disk.File);
        Assert.Equal(safe, (await after.Store.GetOperationsAsync("test/run")).Count);
    }

    [Fact]
    public async Task A_workflow_that_met_a_full_disk_finishes_when_there_is_room()
    {
        const int Steps = 100;
        using var disk = SmallDisk.TryMount(megabytes: 64, output);
        if (disk is null)
        {
            return;
        }

        var clock = new VirtualTimeProvider();
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = clock,
            Store = new SqliteExecutionStore(disk.File, new StoreOptions { TimeProvider = clock }),
        });
        var bodies = new int[Steps];
        var invocations = 0;
        host.RegisterWorkflow<int, int>("large", async (count, context) =>
        {
            if (Interlocked.Increment(ref invocations) == 3)
            {
                disk.Free();
            }

            for (var i = 0; i < count; i++)
            {
                var number = i;
                await context.StepAsync((_, _) =>
                {
                    if (Interlocked.Increment(ref bodies[number]) == 1 && number == 5)
                    {
                        disk.Fill();
                    }

                    return Task.FromResult(new string('x', 200_000));
                });
            }

            return count;
        });

        Assert.Equal(Steps, await host.RunAsync<int, int>("large", Steps, "run"));

        // The step whose end found no room ran again, the others did not.
        Assert.True(invocations >= 3);
        Assert.DoesNotContain(0, bodies);
        Assert.Equal(1, bodies.Count(runs => runs > 1));
    }

    [Fact]
    public async Task A_read_only_disk_is_reported_when_the_store_is_opened()
    {
        using var disk = SmallDisk.TryMount(megabytes: 24, output);
        if (disk is null)
        {
            return;
        }

        await using (var store = await ListeningStore.OpenAsync(disk.File))
        {
            await store.EndAsync("run");
        }

        disk.MakeReadOnly();

        var exception = await Assert.ThrowsAsync<ExecutionStoreException>(() => ListeningStore.OpenAsync(disk.File));
        Assert.Contains("ead-only", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_file_in_a_writable_folder_is_reported_when_the_store_is_opened()
    {
        using var disk = SmallDisk.TryMount(megabytes: 24, output);
        if (disk is null)
        {
            return;
        }

        await using (var store = await ListeningStore.OpenAsync(disk.File))
        {
            await store.EndAsync("run");
        }

        using (disk.MakeFileReadOnly())
        {
            var exception = await Assert.ThrowsAsync<ExecutionStoreException>(() => ListeningStore.OpenAsync(disk.File));
            Assert.Equal(
                $"'{disk.File}' cannot be written: the file, its folder or the disk is read-only.", exception.Message);
        }

        // Nothing was changed by the attempt, and nothing keeps the next one out.
        await using var again = await ListeningStore.OpenAsync(disk.File);
        Assert.Equal(ExecutionStatus.Succeeded, (await again.Store.GetAsync("test/run"))?.Status);
    }

    private static async Task<ListeningStore> FullOpenAsync(SmallDisk disk)
    {
        disk.Fill();
        return await ListeningStore.OpenAsync(disk.File);
    }

    private static async Task<int> WriteUntilRefusedAsync(ListeningStore store, Lease lease)
    {
        for (var i = 0; i < 2_000; i++)
        {
            try
            {
                var update = Updates.Step($"step-{i}", new string('x', 50_000));
                await store.Store.CheckpointAsync(lease, [update], durable: true);
            }
            catch (StoreFullException)
            {
                return i;
            }
        }

        throw new InvalidOperationException("The disk did not become full.");
    }
}
