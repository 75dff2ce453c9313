using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests.Replay;

/// <summary>What workflows log.</summary>
public sealed class LoggingTests
{
    [Fact]
    public async Task Lines_are_written_once_however_often_the_workflow_runs()
    {
        var logger = await RunAsync(async context =>
        {
            context.Logger.Log("begin");
            await context.StepAsync((step, _) =>
            {
                step.Logger.Log("step");
                return Task.FromResult(1);
            });
            context.Logger.Log("between");
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            context.Logger.Log("after the wait");
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            context.Logger.Log("end");
        });

        Assert.Equal(["begin", "step", "between", "after the wait", "end"], logger.Lines);
    }

    [Fact]
    public async Task Replayed_lines_are_written_when_asked_for()
    {
        var logger = await RunAsync(async context =>
        {
            context.ConfigureLogger(new LoggerConfig { ModeAware = false });
            context.Logger.Log("begin");
            await context.WaitAsync(TimeSpan.FromSeconds(1));
        });

        Assert.Equal(["begin", "begin"], logger.Lines);
    }

    [Fact]
    public async Task A_running_step_logs_while_a_sibling_is_replayed()
    {
        var logger = await RunAsync(async context =>
        {
            await context.ParallelAsync<int>(
            [
                async (branch, _) =>
                {
                    await branch.WaitAsync(TimeSpan.FromSeconds(1));
                    return await branch.StepAsync((step, _) =>
                    {
                        step.Logger.Log("live");
                        return Task.FromResult(1);
                    });
                },
                (branch, _) => branch.StepAsync((_, _) => Task.FromResult(2)),
            ]);
        });

        Assert.Equal(["live"], logger.Lines);
    }

    [Fact]
    public async Task A_body_logs_within_a_scope_that_names_it()
    {
        var logger = await RunAsync(async context =>
            await context.StepAsync((_, _) => Task.FromResult(1), "charge"));

        Assert.Contains("operationId:1 operationName:charge attempt:1", logger.Scopes);
    }

    private static async Task<ListLogger> RunAsync(Func<IDurableContext, Task> workflow)
    {
        var logger = new ListLogger();
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = new VirtualTimeProvider(), LoggerFactory = new OneLogger(logger),
        });
        host.RegisterWorkflow<int, int>("logs", async (_, context) =>
        {
            await workflow(context);
            return 0;
        });
        await host.RunAsync<int, int>("logs", 0);
        return logger;
    }
}
