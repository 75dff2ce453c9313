using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>What the journaled store makes of its journal: sleeping and waking, refused entries, the archive.</summary>
public sealed class JournaledExecutionStoreTests
{
    private readonly TestDisk _disk = new();

    [Fact]
    public async Task Executions_that_wait_sleep_when_memory_is_short_and_wake_with_all_they_had()
    {
        await using var store = await OpenAsync(new StoreOptions { IdleMemory = 10_000 });
        var callbacks = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            callbacks.Add(await store.SuspendAsync($"run-{i}", $"\"input {i}\""));
        }

        var (known, awake) = ((JournaledExecutionStore)store.Store).Residents;
        Assert.Equal(50, known);
        Assert.InRange(awake, 1, 10);
        for (var i = 0; i < 50; i++)
        {
            await store.Store.CompleteCallbackAsync(callbacks[i], CallbackOutcome.Succeeded($"\"answer {i}\""));
            var lease = await store.ClaimAsync($"test/run-{i}");
            Assert.Equal($"\"input {i}\"", lease.Execution.Input);
            Assert.Equal([$"\"run-{i}\"", $"\"answer {i}\""], lease.Operations.Select(operation => operation.Result));
        }
    }

    [Fact]
    public async Task A_journal_larger_than_memory_is_opened_with_little_memory()
    {
        var callbacks = new List<string>();
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < 50; i++)
            {
                callbacks.Add(await store.SuspendAsync($"run-{i}"));
            }
        }

        _disk.Reads = 0;
        await using var reopened = await OpenAsync(new StoreOptions { IdleMemory = 10_000 });

        // All is read in one go; what only waits to be called need not be looked at again.
        Assert.Equal(0, _disk.Reads);
        Assert.InRange(((JournaledExecutionStore)reopened.Store).Residents.Awake, 0, 10);
        Assert.Empty(reopened.Ready);
        foreach (var callback in callbacks)
        {
            await reopened.Store.CompleteCallbackAsync(callback, CallbackOutcome.Succeeded("1"));
        }

        Assert.Equal(50, reopened.Ready.Count);
    }

    [Fact]
    public async Task What_does_not_fit_into_memory_has_its_timers_after_opening()
    {
        await using (var store = await OpenAsync())
        {
            await store.SuspendAsync("called");
            var waits = await store.BeginAsync("waits");
            await store.Store.CheckpointAsync(waits, [Updates.Wait("wait", 60)], durable: true);
            await store.Store.CompleteInvocationAsync(waits, InvocationOutcome.Pending);
            var limited = new ExecutionStart { Workflow = "test", Name = "limited", Timeout = TimeSpan.FromSeconds(60) };
            var lease = await store.ClaimAsync((await store.Store.StartAsync(limited)).Id);
            await store.Store.CheckpointAsync(lease, [Updates.Callback("callback")], durable: true);
            await store.Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
            var interrupted = await store.BeginAsync("interrupted");
            await store.Store.CheckpointAsync(interrupted, [Updates.Callback("callback")], durable: true);
        }

        await using var reopened = await OpenAsync(new StoreOptions { IdleMemory = 1 });
        Assert.Equal("test/interrupted", Assert.Single(reopened.Ready));
        reopened.Ready.Clear();
        reopened.Clock.Move(TimeSpan.FromSeconds(61));
        await reopened.Store.FireDueAsync();

        Assert.Equal("test/waits", Assert.Single(reopened.Ready));
        Assert.Equal("test/limited", Assert.Single(reopened.Ended));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task An_invocation_that_broke_off_is_tried_again_after_opening_whatever_else_is_waited_for(long idleMemory)
    {
        await using (var store = await OpenAsync())
        {
            await store.SuspendAsync("called");
            var lease = await store.BeginAsync("broken");
            await store.Store.CheckpointAsync(lease, [Updates.Callback("callback")], durable: true);
            await store.Store.CompleteInvocationAsync(lease, InvocationOutcome.Broken(new ErrorObject { ErrorType = "E" }));
        }

        await using var reopened = await OpenAsync(new StoreOptions { IdleMemory = idleMemory });
        Assert.Equal("test/broken", Assert.Single(reopened.Ready));
    }

    [Fact]
    public async Task A_sleeping_execution_wakes_up_when_its_time_comes()
    {
        await using var store = await OpenAsync(new StoreOptions { IdleMemory = 1 });
        var lease = await store.BeginAsync("run");
        await store.Store.CheckpointAsync(lease, [Updates.Wait("wait", 60)], durable: true);
        await store.Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        Assert.Equal(0, ((JournaledExecutionStore)store.Store).Residents.Awake);
        store.Ready.Clear();

        store.Clock.Move(TimeSpan.FromSeconds(61));
        await store.Store.FireDueAsync();

        Assert.Equal("test/run", Assert.Single(store.Ready));
        Assert.Equal(OperationStatus.Succeeded, (await store.ClaimAsync("test/run")).Operations.Single().Status);
    }

    [Fact]
    public async Task What_the_journal_refuses_is_forgotten_and_the_execution_goes_on_when_it_can()
    {
        await using var store = await OpenAsync();
        var lease = await store.BeginAsync("run");
        await store.Store.CheckpointAsync(lease, [Updates.Step("one", "1")], durable: true);
        _disk.IsFull = true;

        await Assert.ThrowsAsync<ExecutionStoreException>(
            async () => await store.Store.CheckpointAsync(lease, [Updates.Step("two", "2")], durable: true));

        var operations = await store.Store.GetOperationsAsync("test/run");
        Assert.Equal("one", Assert.Single(operations).Id);
        await Assert.ThrowsAsync<StaleLeaseException>(
            async () => await store.Store.CheckpointAsync(lease, [Updates.Step("three", "3")], durable: true));
        _disk.IsFull = false;
        store.Ready.Clear();
        store.Clock.Move(TimeSpan.FromSeconds(5));
        await store.Store.FireDueAsync();
        var next = await store.ClaimAsync(Assert.Single(store.Ready));
        Assert.Equal("one", Assert.Single(next.Operations).Id);
        await store.Store.CheckpointAsync(next, [Updates.Step("two", "2")], durable: true);
    }

    [Fact]
    public async Task A_start_that_the_journal_refuses_did_not_happen()
    {
        await using var store = await OpenAsync();
        _disk.IsFull = true;

        await Assert.ThrowsAsync<ExecutionStoreException>(() => store.BeginAsync("run", "1"));

        Assert.Null(await store.Store.GetAsync("test/run"));
        _disk.IsFull = false;
        Assert.Equal("2", (await store.BeginAsync("run", "2")).Execution.Input);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_read_either_is_tried_again()
    {
        await using var store = await OpenAsync();
        var lease = await store.BeginAsync("run");
        (_disk.IsFull, _disk.IsUnreadable) = (true, true);
        await Assert.ThrowsAsync<ExecutionStoreException>(
            async () => await store.Store.CheckpointAsync(lease, [Updates.Step("one", "1")], durable: true));
        store.Clock.Move(TimeSpan.FromSeconds(5));
        await store.Store.FireDueAsync();
        (_disk.IsFull, _disk.IsUnreadable) = (false, false);
        store.Ready.Clear();

        for (var i = 0; i < 2; i++)
        {
            // First the execution is read, then it goes on.
            store.Clock.Move(TimeSpan.FromSeconds(5));
            await store.Store.FireDueAsync();
        }

        Assert.Empty((await store.ClaimAsync(Assert.Single(store.Ready))).Operations);
    }

    [Fact]
    public async Task An_answer_counts_only_when_it_is_safe_however_often_it_is_given()
    {
        await using var store = await OpenAsync();
        var callback = await store.SuspendAsync("run");
        (_disk.IsFull, _disk.IsUnreadable) = (true, true);
        for (var i = 0; i < 2; i++)
        {
            // The second time, memory holds an answer that the disk refused: it is neither given nor closed.
            var failure = await Assert.ThrowsAnyAsync<ExecutionStoreException>(
                async () => await store.Store.CompleteCallbackAsync(callback, CallbackOutcome.Succeeded("1")));
            Assert.IsNotType<CallbackClosedException>(failure);
        }

        (_disk.IsFull, _disk.IsUnreadable) = (false, false);
        store.Clock.Move(TimeSpan.FromSeconds(5));
        await store.Store.FireDueAsync();
        await store.Store.CompleteCallbackAsync(callback, CallbackOutcome.Succeeded("2"));

        await Assert.ThrowsAsync<CallbackClosedException>(
            async () => await store.Store.CompleteCallbackAsync(callback, CallbackOutcome.Succeeded("3")));
        await using var reopened = await OpenAsync();
        Assert.Equal("2", (await reopened.Store.GetOperationsAsync("test/run"))[1].Result);
    }

    [Fact]
    public async Task Due_items_that_the_journal_refuses_fire_again()
    {
        await using var store = await OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            var lease = await store.BeginAsync($"run-{i}");
            await store.Store.CheckpointAsync(lease, [Updates.Wait("wait", 60)], durable: true);
            await store.Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        }

        store.Ready.Clear();
        _disk.IsFull = true;
        store.Clock.Move(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<ExecutionStoreException>(async () => await store.Store.FireDueAsync());
        Assert.Empty(store.Ready);

        _disk.IsFull = false;
        store.Clock.Move(TimeSpan.FromSeconds(5));
        await store.Store.FireDueAsync();

        Assert.Equal(["test/run-0", "test/run-1", "test/run-2"], store.Ready.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_goes_backwards_delays_timers_and_loses_nothing()
    {
        await using var store = await OpenAsync();
        var lease = await store.BeginAsync("run");
        var callback = (await store.Store.CheckpointAsync(
            lease, [Updates.Wait("wait", 60), Updates.Callback("callback", timeout: 90)], durable: true))[1].CallbackId;
        store.Clock.Move(TimeSpan.FromHours(-2));
        await store.Store.CompleteCallbackAsync(callback ?? "", CallbackOutcome.Succeeded("1"));
        store.Ready.Clear();
        await store.Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);

        // The callback was answered during the invocation, at a time before its beginning.
        Assert.Single(store.Ready);
        var next = await store.ClaimAsync("test/run");
        Assert.Equal([OperationStatus.Started, OperationStatus.Succeeded], next.Operations.Select(one => one.Status));
        store.Clock.Move(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        await store.Store.FireDueAsync();
        Assert.Empty(await store.Store.CheckpointAsync(next, [], durable: false));
        store.Clock.Move(TimeSpan.FromSeconds(61));
        await store.Store.FireDueAsync();
        var news = Assert.Single(await store.Store.CheckpointAsync(next, [], durable: false));
        Assert.Equal(("wait", OperationStatus.Succeeded), (news.Id, news.Status));
    }

    [Fact]
    public async Task Heartbeats_keep_a_callback_open_and_leave_nothing_behind()
    {
        await using var store = await OpenAsync();
        var lease = await store.BeginAsync("run");
        var changed = await store.Store.CheckpointAsync(lease, [Updates.Callback("beat", heartbeat: 10)], durable: true);
        var callback = changed[0].CallbackId ?? "";
        for (var i = 0; i < 20; i++)
        {
            store.Clock.Move(TimeSpan.FromSeconds(9));
            await store.Store.HeartbeatCallbackAsync(callback);
            await store.Store.FireDueAsync();
        }

        Assert.Empty(await store.Store.CheckpointAsync(lease, [], durable: false));
        store.Clock.Move(TimeSpan.FromSeconds(10));
        await store.Store.FireDueAsync();
        var news = Assert.Single(await store.Store.CheckpointAsync(lease, [], durable: false));
        Assert.Equal("Callback.Heartbeat", news.Error?.ErrorType);
        Assert.Null(store.Store.NextDueTime);
    }

    [Fact]
    public async Task Ended_executions_move_to_the_archive_and_are_still_found()
    {
        await using var store = await OpenAsync(new StoreOptions { ArchiveBatch = 10 });
        for (var i = 0; i < 25; i++)
        {
            await store.EndAsync($"run-{i}");
        }

        await ((JournaledExecutionStore)store.Store).Archiving;

        Assert.InRange(((JournaledExecutionStore)store.Store).Residents.Known, 5, 15);
        Assert.Equal("\"done\"", (await store.Store.GetAsync("test/run-0"))?.Result);
        Assert.NotEmpty((await store.Store.GetHistoryAsync(new HistoryQuery { ExecutionId = "test/run-0" })).Items);
        Assert.Equal(ExecutionStatus.Succeeded, (await store.Store.StopAsync("test/run-0")).Status);
        await Assert.ThrowsAsync<ExecutionAlreadyStartedException>(() => store.BeginAsync("run-0", "other"));
        Assert.Equal("\"done\"", (await store.Store.StartAsync(Start("run-0"))).Result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_archive_waits_until_no_invocation_runs(bool isEnd)
    {
        await using var store = await OpenAsync(new StoreOptions { ArchiveBatch = 2 });
        var journaled = (JournaledExecutionStore)store.Store;
        var lease = await store.BeginAsync("running");
        await store.Store.CheckpointAsync(lease, [Updates.Callback("callback")], durable: true);
        for (var i = 0; i < 8; i++)
        {
            await store.EndAsync($"run-{i}");
        }

        await journaled.Archiving;
        Assert.Equal(9, journaled.Residents.Known);

        await store.Store.CompleteInvocationAsync(
            lease, isEnd ? InvocationOutcome.Succeeded(null) : InvocationOutcome.Pending);

        await journaled.Archiving;
        Assert.Equal(1, journaled.Residents.Known);
        Assert.Equal("\"done\"", (await store.Store.GetAsync("test/run-7"))?.Result);
    }

    [Fact]
    public async Task The_archive_does_not_wait_when_too_many_have_gathered()
    {
        await using var store = await OpenAsync(new StoreOptions { ArchiveBatch = 2 });
        var journaled = (JournaledExecutionStore)store.Store;
        await store.BeginAsync("running");
        for (var i = 0; i < 40; i++)
        {
            await store.EndAsync($"run-{i}");
            await journaled.Archiving;
        }

        Assert.InRange(journaled.Residents.Known, 2, 33);
        await store.Store.StopAsync("test/running");
        await journaled.Archiving;
        Assert.InRange(journaled.Residents.Known, 0, 1);
    }

    [Fact]
    public async Task Lists_go_through_memory_and_archive_in_one_order()
    {
        await using var store = await OpenAsync(new StoreOptions { ArchiveBatch = 4 });
        for (var i = 0; i < 10; i++)
        {
            await (i % 3 == 0 ? store.SuspendAsync($"run-{i}") : store.EndAsync($"run-{i}"));
        }

        await ((JournaledExecutionStore)store.Store).Archiving;
        var names = new List<string>();
        string? marker = null;
        do
        {
            var page = await store.Store.ListAsync(new ExecutionQuery { MaxItems = 3, Marker = marker });
            names.AddRange(page.Items.Select(item => item.Name));
            marker = page.NextMarker;
        }
        while (marker is not null);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"run-{9 - i}"), names);
    }

    [Fact]
    public async Task Old_executions_are_purged_wherever_they_are()
    {
        await using var store = await OpenAsync(new StoreOptions { ArchiveBatch = 4 });
        for (var i = 0; i < 6; i++)
        {
            await store.EndAsync($"old-{i}");
        }

        await store.SuspendAsync("waiting");
        store.Clock.Move(TimeSpan.FromDays(2));
        await store.EndAsync("new");

        Assert.Equal(6, await store.Store.PurgeAsync(store.Clock.GetUtcNow() - TimeSpan.FromDays(1)));

        var left = await store.Store.ListAsync(new ExecutionQuery());
        Assert.Equal(["new", "waiting"], left.Items.Select(item => item.Name));
        Assert.Null(await store.Store.GetAsync("test/old-0"));
    }

    private static ExecutionStart Start(string name) => new() { Workflow = "test", Name = name };

    private Task<ListeningStore> OpenAsync(StoreOptions? options = null) => ListeningStore.OpenAsync(_disk, options);
}
