using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Crash;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>What the store in a file does with odd input, many executions and time.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_input_of_7_MB_is_refused_and_one_of_6_MB_is_kept()
    {
        await using var store = await ListeningStore.OpenAsync(_folder.File());

        await Assert.ThrowsAsync<ArgumentException>(() => store.BeginAsync("large", Json(7)));
        await store.BeginAsync("small", Json(6));

        Assert.Null(await store.Store.GetAsync("test/large"));
        await using var after = await ListeningStore.OpenAsync(CrashImage.Take(_folder.File(), _folder.File("copy.db")));
        Assert.Equal(Json(6), (await after.Store.GetAsync("test/small"))?.Input);
    }

    [Fact]
    public async Task Callbacks_that_are_too_large_unknown_late_or_answered_are_refused()
    {
        await using var store = await ListeningStore.OpenAsync(_folder.File());
        var callback = await store.SuspendAsync("run");
        var yes = CallbackOutcome.Succeeded("\"yes\"");

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.Store.CompleteCallbackAsync(callback, CallbackOutcome.Succeeded(Json(10))));
        foreach (var unknown in new[] { "", "nonsense", "bm9uc2Vuc2U=", callback + "=", callback[4..] })
        {
            await Assert.ThrowsAsync<ExecutionNotFoundException>(
                async () => await store.Store.CompleteCallbackAsync(unknown, yes));
        }

        await store.Store.CompleteCallbackAsync(callback, yes);
        await Assert.ThrowsAsync<CallbackClosedException>(
            async () => await store.Store.CompleteCallbackAsync(callback, yes));
        await Assert.ThrowsAsync<CallbackClosedException>(
            async () => await store.Store.HeartbeatCallbackAsync(callback));
        await store.Store.StopAsync("test/run");
        await using var after = await ListeningStore.OpenAsync(CrashImage.Take(_folder.File(), _folder.File("copy.db")));
        await Assert.ThrowsAsync<CallbackClosedException>(
            async () => await after.Store.CompleteCallbackAsync(callback, yes));
        Assert.Equal("\"yes\"", (await after.Store.GetOperationsAsync("test/run"))[1].Result);
    }

    [Fact]
    public async Task Answers_that_race_are_decided_once()
    {
        await using var store = await ListeningStore.OpenAsync(_folder.File());
        var callback = await store.SuspendAsync("run");
        store.Ready.Clear();

        var answers = Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            await store.Store.CompleteCallbackAsync(callback, CallbackOutcome.Succeeded($"{i}"));
            return i;
        })).ToList();
        await Task.WhenAll(answers).ContinueWith(_ => { }, TaskScheduler.Default);

        var winner = Assert.Single(answers, answer => answer.IsCompletedSuccessfully);
        Assert.All(
            answers.Where(answer => answer.IsFaulted),
            answer => Assert.IsType<CallbackClosedException>(answer.Exception?.InnerException));
        Assert.Single(store.Ready);
        Assert.Equal($"{await winner}", (await store.Store.GetOperationsAsync("test/run"))[1].Result);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_fails_its_execution_and_no_other()
    {
        await using var host = new EmbeddedHost(new EmbeddedHostOptions { Store = new SqliteExecutionStore(_folder.File()) });
        host.RegisterWorkflow<string, object>("step", (_, context) =>
            context.StepAsync<object>((_, _) => Task.FromResult<object>(new Loop())));
        host.RegisterWorkflow<string, object>("result", (_, _) => Task.FromResult<object>(new Loop()));
        host.RegisterWorkflow<string, string>("fine", (input, context) =>
            context.StepAsync((_, _) => Task.FromResult(input)));

        foreach (var workflow in new[] { "step", "result" })
        {
            var failure = await Assert.ThrowsAsync<ExecutionFailedException>(
                () => host.RunAsync<string, object>(workflow, "x", "run"));
            Assert.Equal(ExecutionStatus.Failed, failure.Execution.Status);
        }

        Assert.Equal("y", await host.RunAsync<string, string>("fine", "y", "run"));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_while_the_store_was_closed_delays_timers_and_loses_nothing()
    {
        await using (var store = await ListeningStore.OpenAsync(_folder.File()))
        {
            store.Clock.Move(TimeSpan.FromHours(5));
            var lease = await store.BeginAsync("run");
            await store.Store.CheckpointAsync(lease, [Updates.Wait("wait", 60)], durable: true);
            await store.Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
            await store.EndAsync("ended");
        }

        await using var after = await ListeningStore.OpenAsync(_folder.File());
        await after.Store.FireDueAsync();
        Assert.Empty(after.Ready);
        after.Clock.Move(TimeSpan.FromHours(5) + TimeSpan.FromSeconds(60));
        await after.Store.FireDueAsync();

        Assert.Equal("test/run", Assert.Single(after.Ready));
        await after.EndAsync("next");
        Assert.Equal(
            ["next", "ended", "run"],
            (await after.Store.ListAsync(new ExecutionQuery())).Items.Select(item => item.Name));
    }

    [Fact]
    public async Task Thousands_that_wait_take_little_memory_and_all_go_on()
    {
        var count = LongRun.Choose(usual: 2_000, full: 100_000);
        await using (var store = await ListeningStore.OpenAsync(_folder.File(), null, SqliteDurability.Normal))
        {
            await Parallel.ForAsync(0, count, async (i, _) => await store.SuspendAsync($"run-{i}", $"{i}"));
        }

        await using var after = await ListeningStore.OpenAsync(
            _folder.File(), new StoreOptions { IdleMemory = 100_000 }, SqliteDurability.Normal);
        var (known, awake) = ((JournaledExecutionStore)after.Store).Residents;
        Assert.Equal(count, known);
        Assert.InRange(awake, 0, 100);
        await Parallel.ForAsync(0, count, async (i, _) =>
        {
            var callback = (await after.Store.GetOperationsAsync($"test/run-{i}"))[1].CallbackId;
            await after.Store.CompleteCallbackAsync(callback ?? "", CallbackOutcome.Succeeded($"{i}"));
            var lease = await after.ClaimAsync($"test/run-{i}");
            Assert.Equal($"{i}", lease.Execution.Input);
            await after.Store.CompleteInvocationAsync(lease, InvocationOutcome.Succeeded(lease.Operations[1].Result));
        });

        Assert.Equal(count, after.Ended.Count);
        await ((JournaledExecutionStore)after.Store).Archiving;
        Assert.InRange(((JournaledExecutionStore)after.Store).Residents.Known, 0, 1_000);
        Assert.Equal($"{count - 1}", (await after.Store.GetAsync($"test/run-{count - 1}"))?.Result);
    }

    [Fact]
    public async Task Rows_of_all_sizes_are_written_together_and_read_back()
    {
        // From less than a chunk holds to many times as much, and more rows at once than it has room for.
        string[] texts = [.. new[] { 1, 100, 30_000, 33_000, 200_000 }.Select(length => new string('x', length))];
        const int Count = 1_500;
        await using (var store = await ListeningStore.OpenAsync(_folder.File()))
        {
            await Parallel.ForAsync(0, Count, async (i, _) =>
            {
                var lease = await store.BeginAsync($"run-{i}", TextOf(i));
                await store.Store.CheckpointAsync(lease, [Updates.Step("step", TextOf(i + 1))], durable: i % 7 == 0);
            });
        }

        await using var after = await ListeningStore.OpenAsync(_folder.File());
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(TextOf(i), (await after.Store.GetAsync($"test/run-{i}"))?.Input);
            Assert.Equal(TextOf(i + 1), (await after.Store.GetOperationsAsync($"test/run-{i}")).Single().Result);
        }

        string TextOf(int i) => i % 50 == 0 ? texts[i / 50 % texts.Length] : $"{i}";
    }

    [Fact]
    public async Task The_archive_is_listed_searched_read_and_purged()
    {
        await using var store = await ListeningStore.OpenAsync(_folder.File(), new StoreOptions { ArchiveBatch = 1 });
        for (var i = 0; i < 6; i++)
        {
            await store.EndAsync($"run-{i}");
            store.Clock.Move(TimeSpan.FromDays(1));
            await ((JournaledExecutionStore)store.Store).Archiving;
        }

        Assert.Equal(0, ((JournaledExecutionStore)store.Store).Residents.Known);
        var clock = store.Clock.GetUtcNow();
        Assert.Equal(["run-3", "run-2"], await NamesAsync(new() { MaxItems = 2, Marker = "5" }));
        Assert.Equal(["run-4", "run-5"], await NamesAsync(new() { ReverseOrder = true, Marker = "4" }));
        Assert.Equal(["run-4"], await NamesAsync(new() { Name = "run-4" }));
        Assert.Empty(await NamesAsync(new() { Workflow = "other" }));
        Assert.Empty(await NamesAsync(new() { Statuses = [ExecutionStatus.Failed, ExecutionStatus.Running] }));
        Assert.Equal(["run-5"], await NamesAsync(new() { StartedAfter = clock - TimeSpan.FromDays(1) }));
        Assert.Equal(["run-0"], await NamesAsync(new() { StartedBefore = clock - TimeSpan.FromDays(6) }));
        Assert.Equal(3, (await StoreSnapshot.HistoryAsync(store.Store, "test/run-0")).Count);

        Assert.Equal(4, await store.Store.PurgeAsync(clock - TimeSpan.FromDays(2)));

        Assert.Equal(["run-5", "run-4"], await NamesAsync(new()));
        await store.EndAsync("run-0");

        async Task<IEnumerable<string>> NamesAsync(ExecutionQuery query) =>
            (await store.Store.ListAsync(query)).Items.Select(item => item.Name);
    }

    [Fact]
    public async Task A_name_is_taken_as_long_as_its_execution_is_kept()
    {
        await using (var store = await ListeningStore.OpenAsync(_folder.File(), new StoreOptions { ArchiveBatch = 1 }))
        {
            await store.EndAsync("run");
            await ((JournaledExecutionStore)store.Store).Archiving;
        }

        await using var after = await ListeningStore.OpenAsync(_folder.File());
        await Assert.ThrowsAsync<ExecutionAlreadyStartedException>(() => after.BeginAsync("run", "other"));
        var same = await after.Store.StartAsync(new ExecutionStart { Workflow = "test", Name = "run" });
        Assert.Equal((ExecutionStatus.Succeeded, "\"done\""), (same.Status, same.Result));
    }

    [Fact]
    public async Task What_is_older_than_the_retention_goes_when_the_store_is_opened()
    {
        await using (var store = await ListeningStore.OpenAsync(_folder.File()))
        {
            store.Clock.Move(TimeSpan.FromDays(-15));
            await store.EndAsync("old");
            store.Clock.Move(TimeSpan.FromDays(15));
            await store.EndAsync("new");
        }

        await using var after = await ListeningStore.OpenAsync(_folder.File());
        while ((await after.Store.ListAsync(new ExecutionQuery())).Items.Count > 1)
        {
            await Task.Yield();
        }

        Assert.Equal("new", Assert.Single((await after.Store.ListAsync(new ExecutionQuery())).Items).Name);
    }

    private static string Json(int megabytes) => "\"" + new string('x', (megabytes * 1024 * 1024) - 2) + "\"";

    private sealed class Loop
    {
        public Loop Self => this;
    }
}
