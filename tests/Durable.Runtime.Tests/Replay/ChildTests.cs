using Durable.Runtime.Testing;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Child contexts.</summary>
public sealed class ChildTests
{
    [Fact]
    public async Task A_failure_is_the_same_live_and_in_replay()
    {
        var failure = await Twice.FailureAsync(context => context.RunInChildContextAsync<int>(
            (child, _) => child.StepAsync<int>((_, _) => throw new FormatException("inside")),
            "child",
            new ChildContextConfig { SubType = "Part" }));

        Assert.Equal("ChildContextException", failure.Exception);
        Assert.Equal("System.FormatException", failure.ErrorType);
        Assert.Equal("inside", failure.Message);
        Assert.Equal("Part", failure.Detail);
    }

    [Fact]
    public async Task A_mapped_failure_is_mapped_in_replay_too()
    {
        var message = await Twice.SameAsync(async context =>
        {
            try
            {
                return await context.RunInChildContextAsync<string>(
                    (_, _) => throw new FormatException("inside"),
                    config: new ChildContextConfig
                    {
                        ErrorMapping = exception => new TimeoutException($"mapped {exception.Message}"),
                    });
            }
            catch (TimeoutException exception)
            {
                return exception.Message;
            }
        });

        Assert.Equal("mapped inside", message);
    }

    [Fact]
    public async Task A_mapper_that_returns_null_keeps_the_failure()
    {
        var failure = await Twice.FailureAsync(context => context.RunInChildContextAsync<int>(
            (_, _) => throw new FormatException("inside"),
            config: new ChildContextConfig { ErrorMapping = _ => null! }));

        Assert.Equal("ChildContextException", failure.Exception);
    }

    [Fact]
    public async Task A_completed_context_does_not_run_again()
    {
        var runs = 0;
        await Twice.SameAsync(context => context.RunInChildContextAsync((_, _) => Task.FromResult(++runs)));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_large_result_is_computed_again()
    {
        var (runs, steps) = (0, 0);
        var length = await Twice.SameAsync(async context =>
        {
            var text = await context.RunInChildContextAsync(async (child, _) =>
            {
                runs++;
                var part = await child.StepAsync((_, _) => Task.FromResult($"{++steps}"));
                return string.Concat(Enumerable.Repeat(part, 262_145));
            });
            return text.Length;
        });

        Assert.Equal(262_145, length);
        Assert.Equal((2, 1), (runs, steps));
    }

    [Fact]
    public async Task A_flat_context_is_not_recorded_but_its_operations_are()
    {
        await using var runner = new DurableTestRunner<int, int>(async (_, context) =>
        {
            var value = await context.RunInChildContextAsync(
                (child, _) => child.StepAsync((_, _) => Task.FromResult(1), "inside"),
                "flat",
                new ChildContextConfig { NestingType = NestingType.Flat });
            await context.WaitAsync(TimeSpan.FromSeconds(1), "then");
            return value;
        });

        var result = await runner.RunAsync(0);

        Assert.Equal(["inside", "then"], result.Steps.Select(step => step.Name));
        Assert.Null(result.GetStep("inside").ParentId);
    }

    [Fact]
    public async Task A_context_without_a_result_completes()
    {
        var ran = false;
        await Hosts.RunAsync(async context =>
        {
            await context.RunInChildContextAsync(
                async (child, _) =>
                {
                    await child.StepAsync((_, _) => Task.CompletedTask);
                    ran = true;
                },
                "nothing");
            return 0;
        });

        Assert.True(ran);
    }

    [Fact]
    public async Task Children_inherit_the_logger()
    {
        var logger = new ListLogger();
        await Hosts.RunAsync(async context =>
        {
            context.ConfigureLogger(new LoggerConfig { CustomLogger = logger });
            await context.RunInChildContextAsync((child, _) =>
            {
                child.Logger.Log("from the child");
                return Task.FromResult(0);
            });
            return 0;
        });

        Assert.Equal(["from the child"], logger.Lines);
    }
}
