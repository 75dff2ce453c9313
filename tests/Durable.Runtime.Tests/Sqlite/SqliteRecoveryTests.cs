using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>What is left after a crash, and after damage.</summary>
public sealed class SqliteRecoveryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_is_there_after_a_crash()
    {
        await using var store = await ListeningStore.OpenAsync(_folder.File(), new StoreOptions { ArchiveBatch = 3 });
        await FillAsync(store, 12);
        await ((JournaledExecutionStore)store.Store).Archiving;
        var before = await StoreSnapshot.OfAsync(store.Store);

        await using var after = await ListeningStore.OpenAsync(CrashImage.Take(_folder.File(), _folder.File("copy.db")));

        Assert.Equal(before, await StoreSnapshot.OfAsync(after.Store));
        Assert.True(before.Count >= 12);
    }

    [Fact]
    public async Task Everything_is_there_after_closing_and_it_is_in_one_file()
    {
        SortedDictionary<string, string> before;
        await using (var store = await ListeningStore.OpenAsync(_folder.File(), new StoreOptions { ArchiveBatch = 3 }))
        {
            await FillAsync(store, 12);
            before = await StoreSnapshot.OfAsync(store.Store);
        }

        Assert.False(File.Exists(_folder.File() + "-wal"));
        await using var after = await ListeningStore.OpenAsync(_folder.File());
        Assert.Equal(before, await StoreSnapshot.OfAsync(after.Store));
    }

    [Fact]
    public async Task What_runs_is_announced_again()
    {
        await using var store = await ListeningStore.OpenAsync(_folder.File());
        await store.SuspendAsync("waits");
        await store.EndAsync("ended");
        await store.BeginAsync("new");
        var lease = await store.BeginAsync("running");
        await store.Store.CheckpointAsync(lease, [Updates.Step("one", "1")], durable: true);

        await using var after = await ListeningStore.OpenAsync(CrashImage.Take(_folder.File(), _folder.File("copy.db")));

        Assert.Equal(["test/new", "test/running"], after.Ready.Order(StringComparer.Ordinal));
        var history = await StoreSnapshot.HistoryAsync(after.Store, "test/running");
        Assert.Contains("Runtime.ExitError", history[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updates_that_nobody_waits_for_are_safe_with_the_next_commit_and_when_the_store_is_closed()
    {
        var path = _folder.File();
        await using (var store = await ListeningStore.OpenAsync(path))
        {
            var lease = await store.BeginAsync("run");
            await store.Store.CheckpointAsync(lease, [Updates.Step("lazy", "1")], durable: false);
            await store.Store.CheckpointAsync(lease, [Updates.Step("durable", "2")], durable: true);
            await using (var copy = await ListeningStore.OpenAsync(CrashImage.Take(path, _folder.File("copy.db"))))
            {
                Assert.Equal(2, (await copy.Store.GetOperationsAsync("test/run")).Count);
            }

            await store.Store.CheckpointAsync(lease, [Updates.Step("last", "3")], durable: false);
        }

        await using var after = await ListeningStore.OpenAsync(path);
        Assert.Equal(3, (await after.Store.GetOperationsAsync("test/run")).Count);
    }

    [Fact]
    public async Task A_log_that_was_cut_is_reported_unless_nothing_is_missing()
    {
        await using var store = await ListeningStore.OpenAsync(_folder.File());
        await FillAsync(store, 6);
        var before = await StoreSnapshot.OfAsync(store.Store);
        var length = new FileInfo(_folder.File() + "-wal").Length;
        var random = new Random(1);
        var reported = 0;
        for (var i = 0; i < 25; i++)
        {
            var copy = CrashImage.Take(_folder.File(), _folder.File("copy.db"));
            CrashImage.Cut(copy + "-wal", i == 0 ? 100_000 : random.NextInt64(50_000, length));

            reported += await OutcomeAsync(copy) is { } after ? Same(before, after) : 1;
        }

        Assert.True(reported > 0);
    }

    [Fact]
    public async Task A_bit_that_changed_in_the_log_is_reported_unless_it_means_nothing_or_the_last_commit()
    {
        await using var store = await ListeningStore.OpenAsync(_folder.File());
        await FillAsync(store, 6);
        var before = await StoreSnapshot.OfAsync(store.Store);
        var last = await store.BeginAsync("last");
        await store.Store.CheckpointAsync(last, [Updates.Step("one", "1")], durable: true);
        var used = CrashImage.LengthInUse(_folder.File() + "-wal");
        var random = new Random(2);
        var reported = 0;
        for (var i = 0; i < 25; i++)
        {
            var copy = CrashImage.Take(_folder.File(), _folder.File("copy.db"));
            CrashImage.Flip(copy + "-wal", random.NextInt64(0, used), random.Next(8));
            if (await OutcomeAsync(copy) is not { } after)
            {
                reported++;
                continue;
            }

            // The last commits may be missing; what was safe before them may not.
            after.Remove("test/last");
            Assert.Equal(before, after);
        }

        Assert.True(reported > 10);
    }

    [Fact]
    public async Task A_bit_that_changed_in_the_file_is_reported_unless_it_means_nothing()
    {
        SortedDictionary<string, string> before;
        await using (var store = await ListeningStore.OpenAsync(_folder.File()))
        {
            await FillAsync(store, 30);
            before = await StoreSnapshot.OfAsync(store.Store);
        }

        var used = UsedLength(_folder.File());
        var random = new Random(3);
        var reported = 0;
        for (var i = 0; i < 40; i++)
        {
            var copy = CrashImage.Take(_folder.File(), _folder.File("copy.db"));
            CrashImage.Flip(copy, i < 10 ? random.NextInt64(0, 100) : random.NextInt64(0, used), random.Next(8));

            reported += await OutcomeAsync(copy) is { } after ? Same(before, after) : 1;
        }

        Assert.True(reported > 5);
    }

    [Fact]
    public async Task A_file_that_was_cut_is_reported_unless_nothing_is_missing()
    {
        SortedDictionary<string, string> before;
        await using (var store = await ListeningStore.OpenAsync(_folder.File()))
        {
            await FillAsync(store, 30);
            before = await StoreSnapshot.OfAsync(store.Store);
        }

        foreach (var length in new long[] { 0, 1, 50, 99, 4_096, 8_192, 20_000, 65_536, 1_000_000 })
        {
            var copy = CrashImage.Take(_folder.File(), _folder.File("copy.db"));
            File.Copy(_folder.File() + "-lock", copy + "-lock", overwrite: true);
            CrashImage.Cut(copy, length);

            if (await OutcomeAsync(copy) is { } after)
            {
                Assert.Equal(before, after);
            }
        }
    }

    /// <summary>Executions in all states, with operations of all types.</summary>
    private static async Task FillAsync(ListeningStore store, int count)
    {
        for (var i = 0; i < count; i++)
        {
            switch (i % 4)
            {
                case 0:
                    await store.SuspendAsync($"waits-{i}", $"\"input {i} with \\ud800 and \ud800\"");
                    break;
                case 1:
                    await store.EndAsync($"ended-{i}");
                    break;
                case 2:
                    var callback = await store.SuspendAsync($"answered-{i}");
                    await store.Store.HeartbeatCallbackAsync(callback);
                    await store.Store.CompleteCallbackAsync(callback, CallbackOutcome.Failed(AnError($"no {i}")));
                    break;
                default:
                    await SuspendWithAllAsync(store, $"all-{i}");
                    break;
            }
        }
    }

    private static async Task SuspendWithAllAsync(ListeningStore store, string name)
    {
        var lease = await store.BeginAsync(name, "{\"large\":\"" + new string('x', 10_000) + "\"}");
        await store.Store.CheckpointAsync(
            lease,
            [
                new OperationUpdate { Id = "c", Type = OperationType.Context, Action = OperationAction.Start, SubType = "Map" },
                new OperationUpdate
                {
                    Id = "c-1",
                    ParentId = "c",
                    Type = OperationType.Step,
                    Action = OperationAction.Retry,
                    Error = AnError("again"),
                    DelaySeconds = 3,
                    StartedAt = 5,
                },
                Updates.Wait("w", 60),
                new OperationUpdate
                {
                    Id = "i",
                    Type = OperationType.ChainedInvoke,
                    Action = OperationAction.Start,
                    FunctionName = "other",
                    TenantId = "tenant",
                    Payload = "{}",
                },
                Updates.Callback("b", timeout: 100, heartbeat: 10),
            ],
            durable: true);
        await store.Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        await store.Store.CompleteInvokeAsync(
            lease.Execution.Id, "i", new InvokeOutcome(OperationStatus.TimedOut, null, AnError("late")));
    }

    private static ErrorObject AnError(string message) =>
        new() { ErrorType = "Type", ErrorMessage = message, ErrorData = "{}", StackTrace = ["one", "two"] };

    /// <summary>What a store tells; <c>null</c> when it says that it cannot.</summary>
    private static async Task<SortedDictionary<string, string>?> OutcomeAsync(string path)
    {
        try
        {
            await using var store = await ListeningStore.OpenAsync(path);
            return await StoreSnapshot.OfAsync(store.Store);
        }
        catch (ExecutionStoreException exception)
        {
            Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            return null;
        }
    }

    private static int Same(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual)
    {
        Assert.Equal(expected, actual);
        return 0;
    }

    /// <summary>The length without the zeros at the end, which are room for more.</summary>
    private static long UsedLength(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
    }
}
