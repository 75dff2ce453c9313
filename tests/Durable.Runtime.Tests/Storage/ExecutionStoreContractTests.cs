using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>What every store does. Deriving classes say which store.</summary>
public abstract partial class ExecutionStoreContractTests : IAsyncLifetime
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly RecordingListener _listener = new();
    private IExecutionStore? _store;

    private IExecutionStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public async Task InitializeAsync()
    {
        _store = CreateStore(new StoreOptions
        {
            TimeProvider = _clock,
            InvocationRetryDelay = TimeSpan.FromSeconds(5),
            MaxInvocationFailures = 2,
            LargestCallbackPayload = 1_000,
            LargestInput = 10_000,
        });
        await _store.OpenAsync(_listener);
    }

    public async Task DisposeAsync() => await Store.DisposeAsync();

    /// <summary>A new, empty store.</summary>
    protected abstract IExecutionStore CreateStore(StoreOptions options);

    [Fact]
    public async Task A_start_is_announced_and_described()
    {
        var execution = await StartAsync("one", "\"hello\"");

        Assert.Equal([execution.Id], _listener.Ready);
        Assert.Equal("flow/one", execution.Id);
        Assert.Equal(ExecutionStatus.Running, execution.Status);
        Assert.Equal("\"hello\"", execution.Input);
        Assert.Equal(_clock.GetUtcNow(), execution.StartTime);
        Assert.Equal(execution, await Store.GetAsync(execution.Id));
        Assert.Null(await Store.GetAsync("flow/two"));
    }

    [Fact]
    public async Task A_second_start_of_a_name_finds_the_first()
    {
        var first = await StartAsync("one", "1");

        Assert.Equal(first, await StartAsync("one", "1"));
        Assert.Single(_listener.Ready);
        await Assert.ThrowsAsync<ExecutionAlreadyStartedException>(() => StartAsync("one", "2"));
    }

    [Fact]
    public async Task An_execution_without_a_name_gets_one()
    {
        var first = await StartAsync(null);
        var second = await StartAsync(null);

        Assert.NotEqual(first.Id, second.Id);
        Assert.InRange(first.Name.Length, 1, 64);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("with/slash")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_bad_name_is_refused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(name));

    [Fact]
    public async Task A_large_input_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync("one", new string('x', 10_001)));

    [Fact]
    public async Task An_execution_is_claimed_once()
    {
        var execution = await StartAsync();

        var lease = await Store.ClaimAsync(execution.Id);

        Assert.NotNull(lease);
        Assert.Empty(lease.Operations);
        Assert.Equal(execution.Id, lease.Execution.Id);
        Assert.Null(await Store.ClaimAsync(execution.Id));
    }

    [Fact]
    public async Task Updates_become_operations_in_the_order_they_start()
    {
        var lease = await ClaimAsync();

        var changed = await RecordAsync(
            lease,
            Update("c", OperationType.Context, OperationAction.Start),
            Update("s", OperationType.Step, OperationAction.Succeed, parentId: "c", payload: "1", startedAt: Now),
            Update("c", OperationType.Context, OperationAction.Succeed, payload: "2"));

        Assert.Equal(["c", "s", "c"], changed.Select(record => record.Id));
        var operations = await Store.GetOperationsAsync(lease.Execution.Id);
        Assert.Equal(["c", "s"], operations.Select(record => record.Id));
        Assert.Equal("2", operations[0].Result);
        Assert.Equal(OperationStatus.Succeeded, operations[1].Status);
        Assert.Equal(1, operations[1].Attempt);
        Assert.Equal("c", operations[1].ParentId);
    }

    [Fact]
    public async Task A_checkpoint_is_recorded_whole_or_not_at_all()
    {
        var lease = await ClaimAsync();

        await Assert.ThrowsAsync<InvalidUpdateException>(() => RecordAsync(
            lease,
            Update("a", OperationType.Step, OperationAction.Start),
            Update("b", OperationType.Step, OperationAction.Start, parentId: "nowhere")));

        Assert.Empty(await Store.GetOperationsAsync(lease.Execution.Id));
        await RecordAsync(lease, Update("a", OperationType.Step, OperationAction.Start));
    }

    [Theory]
    [InlineData(OperationType.Step, OperationAction.Cancel)]
    [InlineData(OperationType.Context, OperationAction.Retry)]
    [InlineData(OperationType.Wait, OperationAction.Succeed)]
    [InlineData(OperationType.Callback, OperationAction.Succeed)]
    [InlineData(OperationType.ChainedInvoke, OperationAction.Fail)]
    public async Task An_action_that_does_not_fit_is_refused(OperationType type, OperationAction action)
    {
        var lease = await ClaimAsync();

        await Assert.ThrowsAsync<InvalidUpdateException>(() => RecordAsync(lease, Update("a", type, action)));
    }

    [Fact]
    public async Task What_has_ended_cannot_go_on()
    {
        var lease = await ClaimAsync();
        await RecordAsync(lease, Update("a", OperationType.Step, OperationAction.Succeed, payload: "1"));
        await RecordAsync(lease, Update("c", OperationType.Context, OperationAction.Fail));

        await Assert.ThrowsAsync<InvalidUpdateException>(
            () => RecordAsync(lease, Update("a", OperationType.Step, OperationAction.Start)));
        await Assert.ThrowsAsync<InvalidUpdateException>(
            () => RecordAsync(lease, Update("c", OperationType.Context, OperationAction.Succeed)));
        await Assert.ThrowsAsync<InvalidUpdateException>(
            () => RecordAsync(lease, Update("a", OperationType.Context, OperationAction.Succeed)));
    }

    [Fact]
    public async Task A_new_invocation_is_given_what_is_recorded_but_not_what_is_inside_completed_contexts()
    {
        var lease = await ClaimAsync();
        await RecordAsync(
            lease,
            Update("c", OperationType.Context, OperationAction.Start),
            Update("d", OperationType.Context, OperationAction.Start, parentId: "c"),
            Update("s", OperationType.Step, OperationAction.Succeed, parentId: "d"),
            Update("d", OperationType.Context, OperationAction.Succeed, parentId: "c"),
            Update("c", OperationType.Context, OperationAction.Succeed),
            Update("r", OperationType.Context, OperationAction.Start),
            Update("t", OperationType.Step, OperationAction.Succeed, parentId: "r"),
            Update("r", OperationType.Context, OperationAction.Succeed, replayChildren: true),
            Wait("w", 10));

        var next = await NextInvocationAsync(lease, TimeSpan.FromSeconds(10));

        Assert.Equal(["c", "r", "t", "w"], next.Operations.Select(record => record.Id));
        Assert.True(next.Operations[1].ReplayChildren);
    }

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static OperationUpdate Update(
        string id,
        OperationType type,
        OperationAction action,
        string? parentId = null,
        string? payload = null,
        long startedAt = 0,
        bool replayChildren = false) => new()
    {
        Id = id,
        Type = type,
        Action = action,
        ParentId = parentId,
        Payload = payload,
        StartedAt = startedAt,
        ReplayChildren = replayChildren,
        DelaySeconds = action == OperationAction.Retry ? 7 : 0,
        FunctionName = type == OperationType.ChainedInvoke ? "target" : null,
    };

    private static OperationUpdate Wait(string id, int seconds) => new()
    {
        Id = id, Type = OperationType.Wait, Action = OperationAction.Start, DelaySeconds = seconds,
    };

    private static OperationUpdate Callback(string id, int timeout = 0, int heartbeat = 0) => new()
    {
        Id = id,
        Type = OperationType.Callback,
        Action = OperationAction.Start,
        TimeoutSeconds = timeout,
        HeartbeatTimeoutSeconds = heartbeat,
    };

    private async Task<ExecutionInfo> StartAsync(string? name = "one", string? input = null, TimeSpan? timeout = null) =>
        await Store.StartAsync(
            new ExecutionStart { Workflow = "flow", Name = name, Input = input, Timeout = timeout });

    private async Task<Lease> ClaimAsync(string name = "one", TimeSpan? timeout = null)
    {
        var execution = await StartAsync(name, timeout: timeout);
        return await ReclaimAsync(execution.Id);
    }

    private async Task<Lease> ReclaimAsync(string executionId) =>
        await Store.ClaimAsync(executionId) ?? throw new InvalidOperationException("It is not ready.");

    private async Task<IReadOnlyList<OperationRecord>> RecordAsync(Lease lease, params OperationUpdate[] updates) =>
        await Store.CheckpointAsync(lease, updates, durable: true);

    private async Task<string> CallbackAsync(Lease lease, int timeout = 0, int heartbeat = 0)
    {
        var changed = await RecordAsync(lease, Callback("cb", timeout, heartbeat));
        return changed.Single().CallbackId ?? throw new InvalidOperationException("It has no id.");
    }

    private async Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        await Store.FireDueAsync();
    }

    private async Task<Lease> NextInvocationAsync(Lease lease, TimeSpan after)
    {
        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        await PassAsync(after);
        return await ReclaimAsync(lease.Execution.Id);
    }

    private async Task<OperationRecord> OperationAsync(Lease lease, string id) =>
        (await Store.GetOperationsAsync(lease.Execution.Id)).Single(record => record.Id == id);
}
