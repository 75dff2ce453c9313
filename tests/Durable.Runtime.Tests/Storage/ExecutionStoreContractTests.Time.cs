using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <content>Timers, callbacks, invokes, and the ends of invocations and executions.</content>
public abstract partial class ExecutionStoreContractTests
{
    [Fact]
    public async Task A_wait_ends_at_its_time()
    {
        var lease = await ClaimAsync();
        await RecordAsync(lease, Wait("w", 60));
        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        Assert.Equal(_clock.GetUtcNow().AddSeconds(60), Store.NextDueTime);

        await PassAsync(TimeSpan.FromSeconds(59));
        Assert.Null(await Store.ClaimAsync(lease.Execution.Id));
        await PassAsync(TimeSpan.FromSeconds(1));

        var next = await ReclaimAsync(lease.Execution.Id);
        Assert.Equal(OperationStatus.Succeeded, next.Operations.Single().Status);
    }

    [Fact]
    public async Task A_retried_step_becomes_ready_at_its_time_with_its_state()
    {
        var lease = await ClaimAsync();
        var pending = await RecordAsync(
            lease, Update("s", OperationType.Step, OperationAction.Retry, payload: "\"state\"", startedAt: Now));
        Assert.Equal(OperationStatus.Pending, pending.Single().Status);
        Assert.Equal(Now + 7_000, pending.Single().DueTimestamp);

        var next = await NextInvocationAsync(lease, TimeSpan.FromSeconds(7));

        var ready = next.Operations.Single();
        Assert.Equal(OperationStatus.Ready, ready.Status);
        Assert.Equal(1, ready.Attempt);
        Assert.Equal("\"state\"", ready.Result);
        await RecordAsync(next, Update("s", OperationType.Step, OperationAction.Start));
        await RecordAsync(next, Update("s", OperationType.Step, OperationAction.Succeed, payload: "1"));
        Assert.Equal(2, (await OperationAsync(next, "s")).Attempt);
    }

    [Fact]
    public async Task A_pending_step_cannot_be_started_early()
    {
        var lease = await ClaimAsync();
        await RecordAsync(lease, Update("s", OperationType.Step, OperationAction.Retry));

        await Assert.ThrowsAsync<InvalidUpdateException>(
            () => RecordAsync(lease, Update("s", OperationType.Step, OperationAction.Start)));
    }

    [Fact]
    public async Task A_running_invocation_is_told_of_news_and_given_them_once()
    {
        var lease = await ClaimAsync();
        await RecordAsync(lease, Wait("w", 5));

        await PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal([lease.Execution.Id], _listener.Changed);
        Assert.Equal(OperationStatus.Succeeded, (await RecordAsync(lease)).Single().Status);
        Assert.Empty(await RecordAsync(lease));
    }

    [Fact]
    public async Task News_that_an_invocation_missed_wake_it_again()
    {
        var lease = await ClaimAsync();
        await RecordAsync(lease, Wait("w", 5), Wait("v", 500));
        await PassAsync(TimeSpan.FromSeconds(5));
        _listener.Ready.Clear();

        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);

        Assert.Equal([lease.Execution.Id], _listener.Ready);
        Assert.NotNull(await Store.ClaimAsync(lease.Execution.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_callback_is_answered_once(bool succeeds)
    {
        var lease = await ClaimAsync();
        var callbackId = await CallbackAsync(lease);
        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        var error = new ErrorObject { ErrorType = "Rejected", ErrorMessage = "no", ErrorData = "data" };
        var outcome = succeeds ? CallbackOutcome.Succeeded("\"yes\"") : CallbackOutcome.Failed(error);

        await Store.CompleteCallbackAsync(callbackId, outcome);

        await Assert.ThrowsAsync<CallbackClosedException>(
            async () => await Store.CompleteCallbackAsync(callbackId, outcome));
        await Assert.ThrowsAsync<CallbackClosedException>(async () => await Store.HeartbeatCallbackAsync(callbackId));
        var record = (await ReclaimAsync(lease.Execution.Id)).Operations.Single();
        Assert.Equal(succeeds ? OperationStatus.Succeeded : OperationStatus.Failed, record.Status);
        Assert.Equal(succeeds ? "\"yes\"" : null, record.Result);
        Assert.Equal(succeeds ? null : "Rejected", record.Error?.ErrorType);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("bm8gc3VjaCBjYWxsYmFjaw==")]
    public async Task An_unknown_callback_is_not_found(string callbackId)
    {
        await ClaimAsync();

        await Assert.ThrowsAsync<ExecutionNotFoundException>(
            async () => await Store.CompleteCallbackAsync(callbackId, CallbackOutcome.Succeeded(null)));
        await Assert.ThrowsAsync<ExecutionNotFoundException>(
            async () => await Store.HeartbeatCallbackAsync(callbackId));
    }

    [Fact]
    public async Task A_guessed_callback_is_not_found()
    {
        var lease = await ClaimAsync();
        var callbackId = await CallbackAsync(lease);
        var bytes = Convert.FromBase64String(callbackId);
        bytes[0] = bytes[0] == (byte)'0' ? (byte)'1' : (byte)'0';

        await Assert.ThrowsAsync<ExecutionNotFoundException>(async () =>
            await Store.CompleteCallbackAsync(Convert.ToBase64String(bytes), CallbackOutcome.Succeeded(null)));
    }

    [Fact]
    public async Task A_callback_result_that_is_too_large_is_refused()
    {
        var callbackId = await CallbackAsync(await ClaimAsync());

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Store.CompleteCallbackAsync(callbackId, CallbackOutcome.Succeeded(new string('x', 1_001))));
    }

    [Fact]
    public async Task A_callback_times_out()
    {
        var lease = await ClaimAsync();
        var callbackId = await CallbackAsync(lease, timeout: 60);

        var next = await NextInvocationAsync(lease, TimeSpan.FromSeconds(60));

        var record = next.Operations.Single();
        Assert.Equal(OperationStatus.TimedOut, record.Status);
        Assert.Equal("Callback.Timeout", record.Error?.ErrorType);
        await Assert.ThrowsAsync<CallbackClosedException>(
            async () => await Store.CompleteCallbackAsync(callbackId, CallbackOutcome.Succeeded("1")));
    }

    [Fact]
    public async Task Heartbeats_keep_a_callback_open()
    {
        var lease = await ClaimAsync();
        var callbackId = await CallbackAsync(lease, heartbeat: 10);
        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        for (var i = 0; i < 5; i++)
        {
            await PassAsync(TimeSpan.FromSeconds(9));
            await Store.HeartbeatCallbackAsync(callbackId);
        }

        Assert.Equal(OperationStatus.Started, (await OperationAsync(lease, "cb")).Status);
        await PassAsync(TimeSpan.FromSeconds(10));

        var record = await OperationAsync(lease, "cb");
        Assert.Equal(OperationStatus.TimedOut, record.Status);
        Assert.Equal("Callback.Heartbeat", record.Error?.ErrorType);
    }

    [Fact]
    public async Task An_invoke_is_announced_and_answered()
    {
        var lease = await ClaimAsync();
        await RecordAsync(
            lease, Update("i", OperationType.ChainedInvoke, OperationAction.Start, payload: "\"in\""));

        var invoke = Assert.Single(_listener.Invokes);
        Assert.Equal("target", invoke.FunctionName);
        Assert.Equal("\"in\"", invoke.Payload);
        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
        var outcome = new InvokeOutcome(OperationStatus.Succeeded, "\"out\"", null);
        await Store.CompleteInvokeAsync(invoke.ExecutionId, invoke.OperationId, outcome);
        await Store.CompleteInvokeAsync(invoke.ExecutionId, invoke.OperationId, outcome with { Payload = "late" });
        await Store.CompleteInvokeAsync("flow/none", "i", outcome);

        Assert.Equal("\"out\"", (await ReclaimAsync(lease.Execution.Id)).Operations.Single().Result);
    }

    [Fact]
    public async Task An_execution_ends_with_its_result()
    {
        var lease = await ClaimAsync();

        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Succeeded("42"));

        var execution = await Store.GetAsync(lease.Execution.Id);
        Assert.Equal(ExecutionStatus.Succeeded, execution?.Status);
        Assert.Equal("42", execution?.Result);
        Assert.Equal(_clock.GetUtcNow(), execution?.EndTime);
        Assert.Equal(lease.Execution.Id, Assert.Single(_listener.Ended).Execution.Id);
        await Assert.ThrowsAsync<StaleLeaseException>(
            () => RecordAsync(lease, Update("a", OperationType.Step, OperationAction.Start)));
    }

    [Fact]
    public async Task A_started_execution_names_its_parent_when_it_ends()
    {
        var child = await Store.StartAsync(new ExecutionStart
        {
            Workflow = "child", Name = "c", ParentExecutionId = "flow/one", ParentOperationId = "i",
        });
        var lease = await ReclaimAsync(child.Id);

        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Failed(new ErrorObject { ErrorType = "E" }));

        var (execution, parent) = Assert.Single(_listener.Ended);
        Assert.Equal(ExecutionStatus.Failed, execution.Status);
        Assert.Equal("E", execution.Error?.ErrorType);
        Assert.Equal(("flow/one", "i"), (parent?.ExecutionId, parent?.OperationId));
    }

    [Fact]
    public async Task A_broken_invocation_is_repeated_later_and_not_for_ever()
    {
        var lease = await ClaimAsync();
        var error = new ErrorObject { ErrorType = "Runtime.ExitError", ErrorMessage = "gone" };
        for (var i = 0; i < 2; i++)
        {
            await Store.CompleteInvocationAsync(lease, InvocationOutcome.Broken(error));
            Assert.Null(await Store.ClaimAsync(lease.Execution.Id));
            await PassAsync(TimeSpan.FromSeconds(5));
            lease = await ReclaimAsync(lease.Execution.Id);
        }

        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Broken(error));

        var execution = await Store.GetAsync(lease.Execution.Id);
        Assert.Equal(ExecutionStatus.Failed, execution?.Status);
        Assert.Equal("Runtime.ExitError", execution?.Error?.ErrorType);
    }

    [Fact]
    public async Task Invocations_that_come_further_may_break_off_as_often_as_they_like()
    {
        var lease = await ClaimAsync();
        for (var i = 0; i < 10; i++)
        {
            await Store.CheckpointAsync(lease, [Updates.Step($"step-{i}", "1")], durable: true);
            await Store.CompleteInvocationAsync(lease, InvocationOutcome.Broken(new ErrorObject { ErrorType = "E" }));
            await PassAsync(TimeSpan.FromSeconds(5));
            lease = await ReclaimAsync(lease.Execution.Id);
        }

        Assert.Equal(10, lease.Operations.Count);
    }

    [Fact]
    public async Task Pending_without_anything_to_wait_for_is_a_broken_invocation()
    {
        var lease = await ClaimAsync();

        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);

        Assert.Equal(ExecutionStatus.Running, (await Store.GetAsync(lease.Execution.Id))?.Status);
        await PassAsync(TimeSpan.FromSeconds(5));
        Assert.NotNull(await Store.ClaimAsync(lease.Execution.Id));
    }

    [Fact]
    public async Task A_stopped_execution_refuses_everything()
    {
        var lease = await ClaimAsync();
        var callbackId = await CallbackAsync(lease);

        var stopped = await Store.StopAsync(lease.Execution.Id, new ErrorObject { ErrorType = "Enough" });

        Assert.Equal(ExecutionStatus.Stopped, stopped.Status);
        Assert.Equal("Enough", stopped.Error?.ErrorType);
        await Assert.ThrowsAsync<StaleLeaseException>(() => RecordAsync(lease, Wait("w", 1)));
        await Assert.ThrowsAsync<StaleLeaseException>(
            async () => await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending));
        await Assert.ThrowsAsync<CallbackClosedException>(
            async () => await Store.CompleteCallbackAsync(callbackId, CallbackOutcome.Succeeded("1")));
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(stopped.EndTime, (await Store.StopAsync(lease.Execution.Id)).EndTime);
        await Assert.ThrowsAsync<ExecutionNotFoundException>(async () => await Store.StopAsync("flow/none"));
    }

    [Fact]
    public async Task An_execution_times_out()
    {
        var lease = await ClaimAsync(timeout: TimeSpan.FromMinutes(1));
        await RecordAsync(lease, Wait("w", 3_600));
        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);

        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(ExecutionStatus.TimedOut, (await Store.GetAsync(lease.Execution.Id))?.Status);
        await PassAsync(TimeSpan.FromHours(1));
        Assert.Null(await Store.ClaimAsync(lease.Execution.Id));
    }
}
