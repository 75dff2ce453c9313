using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests;

/// <summary>Each durable call once, through a host in memory.</summary>
public sealed class SmokeTests
{
    [Fact]
    public async Task A_step_returns_its_result()
    {
        var result = await Hosts.RunAsync(context => context.StepAsync((_, _) => Task.FromResult(42), "answer"));

        Assert.Equal(42, result);
    }

    [Fact]
    public async Task A_workflow_with_days_of_waits_takes_no_time()
    {
        await using var host = Hosts.Virtual(out var clock);
        var start = clock.GetUtcNow();
        host.RegisterWorkflow<int, int>("waits", async (days, context) =>
        {
            for (var i = 0; i < days; i++)
            {
                await context.WaitAsync(TimeSpan.FromDays(1));
            }

            return days;
        });

        Assert.Equal(5, await host.RunAsync<int, int>("waits", 5));
        Assert.Equal(TimeSpan.FromDays(5), clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task Branches_run_side_by_side_and_a_running_step_is_not_repeated()
    {
        await using var host = Hosts.Virtual(out var clock);
        var runs = 0;
        host.RegisterWorkflow<int, string>("both", async (_, context) =>
        {
            var both = await context.ParallelAsync<string>(
            [
                (branch, _) => branch.StepAsync(async (_, token) =>
                {
                    Interlocked.Increment(ref runs);
                    await Task.Delay(TimeSpan.FromSeconds(30), clock, token);
                    return "slow";
                }),
                async (branch, _) =>
                {
                    await branch.WaitAsync(TimeSpan.FromSeconds(10));
                    return "waited";
                },
            ]);
            return string.Join(",", both.GetResults());
        });

        Assert.Equal("slow,waited", await host.RunAsync<int, string>("both", 0, "x"));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_callback_is_answered_from_outside()
    {
        await using var host = Hosts.Virtual();
        host.RegisterWorkflow<string, string>("approval", (_, context) =>
            context.WaitForCallbackAsync<string>((_, _, _) => Task.CompletedTask, "approve"));
        var execution = await host.StartExecutionAsync("approval", "please");

        await host.CompleteCallbackAsync(await host.WaitForCallbackAsync(execution.Id, "approve"), "yes");

        Assert.Equal("yes", await host.WaitForResultAsync<string>(execution.Id));
    }

    [Fact]
    public async Task An_invoke_reaches_functions_and_workflows()
    {
        await using var host = Hosts.Virtual();
        host.RegisterFunction<int, int>("double", (number, _) => Task.FromResult(number * 2));
        host.RegisterWorkflow<int, int>("triple", async (number, context) =>
        {
            await context.WaitAsync(TimeSpan.FromHours(1));
            return number * 3;
        });
        host.RegisterWorkflow<int, int>("both", async (number, context) =>
            await context.InvokeAsync<int, int>("triple:live", await context.InvokeAsync<int, int>("double", number)));

        Assert.Equal(42, await host.RunAsync<int, int>("both", 7));
    }

    [Fact]
    public async Task A_failed_step_is_retried_and_then_fails_the_execution()
    {
        await using var host = Hosts.Virtual();
        var attempts = 0;
        host.RegisterWorkflow<int, int>("fails", (_, context) => context.StepAsync<int>(
            (step, _) =>
            {
                attempts = step.AttemptNumber;
                throw new InvalidOperationException("no");
            },
            "bad",
            new StepConfig { RetryStrategy = RetryStrategy.Exponential(3) }));

        var exception = await Assert.ThrowsAsync<ExecutionFailedException>(
            () => host.RunAsync<int, int>("fails", 1));

        Assert.Equal(3, attempts);
        Assert.Equal(ExecutionStatus.Failed, exception.Execution.Status);
        Assert.Equal("System.InvalidOperationException", exception.Execution.Error?.ErrorType);
    }

    [Fact]
    public async Task A_condition_is_polled_until_it_is_met()
    {
        var result = await Hosts.RunAsync(context => context.WaitForConditionAsync<int>(
            (state, _, _) => Task.FromResult(state + 1),
            new WaitForConditionConfig<int>
            {
                InitialState = 0,
                WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromMinutes(1), isDone: state => state == 5),
            }));

        Assert.Equal(5, result);
    }

    [Fact]
    public async Task A_map_keeps_the_order_of_its_items()
    {
        var result = await Hosts.RunAsync(async context =>
        {
            var batch = await context.MapAsync<int, int>(
                Enumerable.Range(0, 20).ToList(),
                async (item, number, _, _, _) =>
                {
                    await item.WaitAsync(TimeSpan.FromSeconds(20 - number));
                    return await item.StepAsync((_, _) => Task.FromResult(number * number));
                },
                "squares",
                new MapConfig<int> { MaxConcurrency = 4 });
            return batch.GetResults();
        });

        Assert.Equal(Enumerable.Range(0, 20).Select(number => number * number), result);
    }
}
