using System.Collections.Concurrent;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>A store with a listener that writes down what it is told, and a clock that stands still.</summary>
internal sealed class ListeningStore(IExecutionStore store, ManualClock clock)
    : IExecutionStoreListener, IAsyncDisposable
{
    public IExecutionStore Store => store;

    public ManualClock Clock => clock;

    public ConcurrentQueue<string> Ready { get; } = new();

    public ConcurrentQueue<string> Ended { get; } = new();

    public ConcurrentQueue<PendingInvoke> Invokes { get; } = new();

    /// <summary>Opens a store with a journal on the given disk.</summary>
    public static Task<ListeningStore> OpenAsync(TestDisk disk, StoreOptions? options = null)
    {
        var clock = new ManualClock();
        var store = new JournaledExecutionStore(
            new TestJournal(disk), (options ?? new StoreOptions()) with { TimeProvider = clock });
        return OpenAsync(store, clock);
    }

    /// <summary>Opens a store in a file.</summary>
    public static Task<ListeningStore> OpenAsync(
        string path,
        StoreOptions? options = null,
        SqliteDurability durability = SqliteDurability.Full)
    {
        var clock = new ManualClock();
        var store = new SqliteExecutionStore(
            path, (options ?? new StoreOptions()) with { TimeProvider = clock }, durability);
        return OpenAsync(store, clock);
    }

    public void OnReady(ExecutionInfo execution) => Ready.Enqueue(execution.Id);

    public void OnChanged(string executionId)
    {
    }

    public void OnInvoke(PendingInvoke invoke) => Invokes.Enqueue(invoke);

    public void OnEnded(ExecutionInfo execution, PendingInvoke? parent) => Ended.Enqueue(execution.Id);

    public void OnDueTimeChanged()
    {
    }

    /// <summary>Starts an execution and claims it.</summary>
    public async Task<Lease> BeginAsync(string name, string? input = null)
    {
        var execution = await store.StartAsync(new ExecutionStart { Workflow = "test", Name = name, Input = input });
        return await ClaimAsync(execution.Id);
    }

    public async Task<Lease> ClaimAsync(string executionId)
    {
        var lease = await store.ClaimAsync(executionId);
        Assert.NotNull(lease);
        return lease;
    }

    /// <summary>Starts an execution and suspends it after one step, waiting for a callback; returns the callback's id.
    /// </summary>
    public async Task<string> SuspendAsync(string name, string? input = null)
    {
        var lease = await BeginAsync(name, input);
        await store.CheckpointAsync(lease, [Updates.Step("step", $"\"{name}\"")], durable: true);
        var changed = await store.CheckpointAsync(lease, [Updates.Callback("callback")], durable: true);
        await store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        var id = changed.Single().CallbackId;
        Assert.NotNull(id);
        return id;
    }

    public async Task EndAsync(string name)
    {
        var lease = await BeginAsync(name);
        await store.CompleteInvocationAsync(lease, InvocationOutcome.Succeeded("\"done\""));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static async Task<ListeningStore> OpenAsync(IExecutionStore store, ManualClock clock)
    {
        var listening = new ListeningStore(store, clock);
        await store.OpenAsync(listening);
        return listening;
    }
}
