using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Tests.Replay;

/// <summary>What an execution may record.</summary>
public sealed class QuotaTests
{
    [Fact]
    public async Task Operations_past_the_quota_fail_the_execution_even_if_the_error_is_caught()
    {
        var logger = new ListLogger();
        var execution = await RunAsync(new ExecutionQuota { Operations = 10 }, logger, async context =>
        {
            try
            {
                for (var i = 0; i < 100; i++)
                {
                    await context.StepAsync((_, _) => Task.FromResult(i));
                }
            }
            catch (QuotaExceededException)
            {
                return 1;
            }

            return 0;
        });

        Assert.Equal(ExecutionStatus.Failed, execution.Status);
        Assert.Equal(typeof(QuotaExceededException).FullName, execution.Error?.ErrorType);
        Assert.Contains("10 operations", execution.Error?.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(10, execution.OperationCount);
        Assert.Single(logger.Lines, line => line.Contains("9 of 10 operations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_operation_of_the_quota_may_be_used()
    {
        var execution = await RunAsync(new ExecutionQuota { Operations = 10 }, new ListLogger(), async context =>
        {
            for (var i = 0; i < 8; i++)
            {
                await context.StepAsync((_, _) => Task.FromResult(i));
            }

            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return 0;
        });

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal(10, execution.OperationCount);
    }

    [Fact]
    public async Task Bytes_past_the_quota_fail_the_execution()
    {
        var execution = await RunAsync(new ExecutionQuota { Bytes = 1_000_000 }, new ListLogger(), async context =>
        {
            for (var i = 0; i < 10; i++)
            {
                await context.StepAsync((_, _) => Task.FromResult(new string('x', 200_000)));
            }

            return 0;
        });

        Assert.Contains("1000000 bytes", execution.Error?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retries_and_polls_count()
    {
        var execution = await RunAsync(ExecutionQuota.Service, new ListLogger(), async context =>
        {
            await context.StepAsync(
                (step, _) => step.AttemptNumber < 3 ? throw new FormatException() : Task.FromResult(1),
                config: new StepConfig { RetryStrategy = RetryStrategy.Exponential(3) });
            return await context.WaitForConditionAsync(
                (state, _, _) => Task.FromResult(state + 1),
                new WaitForConditionConfig<int>
                {
                    InitialState = 0, WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(1), isDone: state => state == 4),
                });
        });

        // The execution, three attempts, four polls.
        Assert.Equal(8, execution.OperationCount);
    }

    private static async Task<ExecutionInfo> RunAsync(
        ExecutionQuota quota,
        ListLogger logger,
        Func<IDurableContext, Task<int>> workflow)
    {
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = new VirtualTimeProvider(),
            Engine = new EngineOptions { Quota = quota },
            LoggerFactory = new OneLogger(logger),
        });
        host.RegisterWorkflow<int, int>("counts", (_, context) => workflow(context));
        var execution = await host.StartExecutionAsync("counts", 0);
        return await host.WaitForEndAsync(execution.Id);
    }
}
