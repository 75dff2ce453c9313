using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>How executions begin, and what ends them from outside.</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task The_same_name_and_input_is_the_same_execution()
    {
        await using var host = Hosts.Virtual();
        var runs = 0;
        host.RegisterWorkflow<int, int>("count", (number, context) =>
            context.StepAsync((_, _) => Task.FromResult(number + Interlocked.Increment(ref runs))));

        var first = await host.StartExecutionAsync("count", 10, "a");
        Assert.Equal(11, await host.WaitForResultAsync<int>(first.Id));
        var again = await host.StartExecutionAsync("count", 10, "a");
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(ExecutionStatus.Succeeded, again.Status);
        Assert.Equal(11, await host.RunAsync<int, int>("count", 10, "a"));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task The_same_name_with_another_input_is_refused()
    {
        await using var host = Hosts.Virtual();
        host.RegisterWorkflow<int, int>("count", (number, _) => Task.FromResult(number));
        await host.RunAsync<int, int>("count", 1, "a");

        var exception = await Assert.ThrowsAsync<ExecutionAlreadyStartedException>(
            () => host.StartExecutionAsync("count", 2, "a"));
        Assert.Equal("An execution named 'a' of workflow 'count' exists, with another input.", exception.Message);
        Assert.Equal(1, await host.RunAsync<int, int>("count", 1, "a"));
    }

    [Fact]
    public async Task An_execution_may_take_no_longer_than_its_workflow_says()
    {
        await using var host = Hosts.Virtual(out var clock);
        var start = clock.GetUtcNow();
        var options = new WorkflowOptions { ExecutionTimeout = TimeSpan.FromMinutes(10) };
        host.RegisterWorkflow<int, int>(
            "slow",
            async (_, context) =>
            {
                await context.WaitAsync(TimeSpan.FromHours(1));
                return 1;
            },
            options);

        var ended = await host.WaitForEndAsync((await host.StartExecutionAsync("slow", 0)).Id);
        Assert.Equal(ExecutionStatus.TimedOut, ended.Status);
        Assert.Equal("Execution.Timeout", ended.Error?.ErrorType);
        Assert.Equal(TimeSpan.FromMinutes(10), ended.EndTime - start);
    }

    [Fact]
    public async Task A_stopped_execution_records_nothing_more_and_its_steps_are_told()
    {
        await using var host = new EmbeddedHost();
        var begun = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        host.RegisterWorkflow<int, int>("endless", (_, context) => context.StepAsync(
            async (_, token) =>
            {
                token.Register(() => told.TrySetResult());
                begun.TrySetResult();
                await told.Task;
                return 1;
            },
            "body"));
        var execution = await host.StartExecutionAsync("endless", 0, "a");
        await begun.Task;

        var stopped = await host.StopExecutionAsync(
            execution.Id, new ErrorObject { ErrorType = "Cancelled", ErrorMessage = "no need" });
        await told.Task;
        Assert.Equal(ExecutionStatus.Stopped, stopped.Status);
        await host.WaitForRestAsync(execution.Id);
        var operations = await host.Store.GetOperationsAsync(execution.Id);
        Assert.DoesNotContain(operations, operation => operation.Status == OperationStatus.Succeeded);
        var failure = await Assert.ThrowsAsync<ExecutionFailedException>(
            () => host.WaitForResultAsync<int>(execution.Id));
        Assert.Equal("Execution 'endless/a' is Stopped: Cancelled: no need", failure.Message);

        // Stopping again changes nothing.
        Assert.Equal("Cancelled", (await host.StopExecutionAsync(execution.Id)).Error?.ErrorType);
    }

    [Fact]
    public async Task An_invocation_that_hangs_is_given_up_and_repeated_and_in_the_end_fails()
    {
        var clock = new VirtualTimeProvider();
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = clock,
            InvocationTimeout = TimeSpan.FromMinutes(1),
        });
        var (hanging, patient) = (0, 0);
        host.RegisterWorkflow<int, int>("hangs", async (_, _) =>
        {
            Interlocked.Increment(ref hanging);
            await new TaskCompletionSource().Task;
            return 0;
        });
        host.RegisterWorkflow<int, int>("hangs once", async (number, _) =>
        {
            if (Interlocked.Increment(ref patient) == 1)
            {
                await new TaskCompletionSource().Task;
            }

            return number;
        });

        Assert.Equal(7, await host.RunAsync<int, int>("hangs once", 7));
        Assert.Equal(2, patient);
        var ended = await host.WaitForEndAsync((await host.StartExecutionAsync("hangs", 0)).Id);
        Assert.Equal(ExecutionStatus.Failed, ended.Status);
        Assert.Equal("Sandbox.Timedout", ended.Error?.ErrorType);
        Assert.Equal(1 + new StoreOptions().MaxInvocationFailures, hanging);
    }

    [Fact]
    public async Task An_execution_rests_where_only_others_take_it_further()
    {
        await using var host = new EmbeddedHost();
        host.RegisterWorkflow<int, string>("asks", async (_, context) =>
        {
            await context.StepAsync((_, _) => Task.FromResult(1), "before");
            var callback = await context.CreateCallbackAsync<string>("answer");
            return await callback.GetResultAsync();
        });
        var execution = await host.StartExecutionAsync("asks", 0, "a");

        Assert.Equal(ExecutionStatus.Running, (await host.WaitForRestAsync(execution.Id)).Status);
        var operations = await host.Store.GetOperationsAsync(execution.Id);
        Assert.Equal(["before", "answer"], operations.Select(operation => operation.Name));

        await host.CompleteCallbackAsync(operations[1].CallbackId ?? "", "yes");
        Assert.Equal("yes", await host.WaitForResultAsync<string>(execution.Id));
        Assert.Equal(ExecutionStatus.Succeeded, (await host.WaitForRestAsync(execution.Id)).Status);
        await Assert.ThrowsAsync<ExecutionNotFoundException>(() => host.WaitForRestAsync("asks/nobody"));
    }
}
