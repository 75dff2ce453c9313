using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Hosting;
using Durable.Runtime.Testing;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Steps.</summary>
public sealed class StepTests
{
    [Fact]
    public async Task A_result_is_the_same_live_and_in_replay()
    {
        var result = await Twice.SameAsync(context =>
            context.StepAsync((_, _) => Task.FromResult(new Lossy("kept") { Lost = "lost" })));

        Assert.Equal("kept", result.Kept);
        Assert.Null(result.Lost);
    }

    [Fact]
    public async Task JSON_keeps_its_numbers_as_they_were_written()
    {
        var text = await Twice.SameAsync(async context =>
        {
            var node = await context.StepAsync((_, _) => Task.FromResult(JsonNode.Parse("""{"n":1.0,"big":12345678901234567890}""")));
            return node?.ToJsonString();
        });

        Assert.Equal("""{"n":1.0,"big":12345678901234567890}""", text);
    }

    [Fact]
    public async Task A_failure_is_the_same_live_and_in_replay()
    {
        var failure = await Twice.FailureAsync(context => context.StepAsync<int>(
            (_, _) => throw new FormatException("bad"), "parse"));

        Assert.Equal("StepException", failure.Exception);
        Assert.Equal("bad", failure.Message);
        Assert.Equal("System.FormatException", failure.ErrorType);
        Assert.NotNull(failure.StackTrace);
    }

    [Fact]
    public async Task An_error_of_a_state_machine_keeps_its_name_and_cause()
    {
        var failure = await Twice.FailureAsync(context => context.StepAsync<int>(
            (_, _) => throw new StatesException("Payment.Declined", "no funds"), "charge"));

        Assert.Equal("Payment.Declined", failure.ErrorType);
        Assert.Equal("no funds", failure.Message);
        Assert.True(StatesException.TryParse(failure.ErrorData, out var error));
        Assert.Equal("Payment.Declined", error.Error);
    }

    [Fact]
    public async Task The_cause_is_known_live()
    {
        var inner = await Hosts.RunAsync(async context =>
        {
            try
            {
                return await context.StepAsync<string>((_, _) => throw new FormatException("bad"));
            }
            catch (StepException exception)
            {
                return exception.InnerException?.GetType().Name ?? "none";
            }
        });

        Assert.Equal("FormatException", inner);
    }

    [Fact]
    public async Task A_body_sees_its_attempt_and_a_stable_id()
    {
        var seen = new List<(int Attempt, string Id)>();
        await Hosts.RunAsync(context => context.StepAsync(
            (step, _) =>
            {
                seen.Add((step.AttemptNumber, step.OperationId));
                return step.AttemptNumber < 3 ? throw new InvalidOperationException() : Task.FromResult(1);
            },
            "work",
            new StepConfig { RetryStrategy = RetryStrategy.Exponential(3) }));

        Assert.Equal([1, 2, 3], seen.Select(entry => entry.Attempt));
        Assert.Single(seen.Select(entry => entry.Id).Distinct());
    }

    [Fact]
    public async Task Retries_wait_as_the_strategy_says()
    {
        await using var host = Hosts.Virtual(out var clock);
        var times = new List<TimeSpan>();
        var start = clock.GetUtcNow();
        host.RegisterWorkflow<int, int>("retries", (_, context) => context.StepAsync(
            (step, _) =>
            {
                times.Add(clock.GetUtcNow() - start);
                return step.AttemptNumber < 4 ? throw new InvalidOperationException() : Task.FromResult(1);
            },
            "work",
            new StepConfig
            {
                RetryStrategy = RetryStrategy.Exponential(
                    4, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(5), 3, JitterStrategy.None),
            }));

        await host.RunAsync<int, int>("retries", 0);

        // 1.5 s rounded up, 4.5 s rounded up, then the longest.
        Assert.Equal([0, 2, 7, 12], times.Select(time => time.TotalSeconds));
    }

    [Fact]
    public async Task A_strategy_that_throws_ends_the_step_with_its_mistake()
    {
        var failure = await Twice.FailureAsync(context => context.StepAsync<int>(
            (_, _) => throw new FormatException("first"),
            "work",
            new StepConfig
            {
                RetryStrategy = RetryStrategy.FromDelegate((_, _) => throw new ArithmeticException("second")),
            }));

        Assert.Equal("System.ArithmeticException", failure.ErrorType);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_fails_the_step_without_a_retry()
    {
        var runs = 0;
        var failure = await Twice.FailureAsync(context => context.StepAsync(
            (_, _) =>
            {
                runs++;
                return Task.FromResult<object>(typeof(string));
            },
            "unwritable",
            new StepConfig { RetryStrategy = RetryStrategy.Default }));

        Assert.Equal("System.NotSupportedException", failure.ErrorType);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_result_that_is_too_large_fails_the_step()
    {
        var failure = await Twice.FailureAsync(context => context.StepAsync(
            (_, _) => Task.FromResult(new string('x', 262_143)), "large"));

        Assert.Equal(typeof(PayloadTooLargeException).FullName, failure.ErrorType);
        Assert.Contains("262145", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_of_the_largest_size_is_recorded()
    {
        var length = await Twice.SameAsync(async context =>
            (await context.StepAsync((_, _) => Task.FromResult(new string('x', 262_142)))).Length);

        Assert.Equal(262_142, length);
    }

    [Fact]
    public async Task A_body_that_takes_too_long_fails_its_attempt()
    {
        await using var host = Hosts.Virtual(out var clock);
        var cancelled = false;
        var start = clock.GetUtcNow();
        host.RegisterWorkflow<int, string>("slow", async (_, context) =>
        {
            try
            {
                return await context.StepAsync(
                    async (_, token) =>
                    {
                        token.Register(() => cancelled = true);
                        await Task.Delay(TimeSpan.FromHours(1), clock, CancellationToken.None);
                        return "late";
                    },
                    "work",
                    new StepConfig { Timeout = TimeSpan.FromSeconds(30) });
            }
            catch (StepException exception)
            {
                return $"{exception.ErrorType} after {(clock.GetUtcNow() - start).TotalSeconds} s";
            }
        });

        var result = await host.RunAsync<int, string>("slow", 0);

        Assert.Equal($"{typeof(StepTimeoutException).FullName} after 30 s", result);
        Assert.True(cancelled);
    }

    [Fact]
    public async Task A_time_out_can_be_retried()
    {
        await using var host = Hosts.Virtual(out var clock);
        host.RegisterWorkflow<int, int>("slow once", (_, context) => context.StepAsync(
            async (step, _) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(step.AttemptNumber == 1 ? 100 : 1), clock);
                return step.AttemptNumber;
            },
            "work",
            new StepConfig
            {
                Timeout = TimeSpan.FromSeconds(10),
                RetryStrategy = RetryStrategy.FromDelegate((exception, _) => exception is StepTimeoutException
                    ? RetryDecision.RetryAfter(TimeSpan.FromSeconds(5))
                    : RetryDecision.DoNotRetry()),
            }));

        Assert.Equal(2, await host.RunAsync<int, int>("slow once", 0));
    }

    [Fact]
    public async Task A_cancelled_step_is_not_recorded()
    {
        await using var runner = new DurableTestRunner<int, string>(async (_, context) =>
        {
            using var source = new CancellationTokenSource();
            try
            {
                await context.StepAsync<int>(
                    (_, token) =>
                    {
                        source.Cancel();
                        token.ThrowIfCancellationRequested();
                        return Task.FromResult(1);
                    },
                    "cancelled",
                    new StepConfig { RetryStrategy = RetryStrategy.Default },
                    source.Token);
                return "ran";
            }
            catch (OperationCanceledException)
            {
                return "cancelled";
            }
        });

        var result = await runner.RunAsync(0);

        Assert.Equal("cancelled", result.Result);
        Assert.Null(result.FindStep("cancelled"));
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        var failure = await Twice.FailureAsync(context => context.StepAsync<int>(
            (_, _) => throw new OperationCanceledException("by itself")));

        Assert.Equal("System.OperationCanceledException", failure.ErrorType);
    }

    [Fact]
    public async Task A_body_that_throws_later_fails_as_well()
    {
        var failure = await Twice.FailureAsync(context => context.StepAsync<int>(async (_, _) =>
        {
            await Task.Yield();
            throw new FormatException("later");
        }));

        Assert.Equal("later", failure.Message);
    }

    [Fact]
    public async Task A_null_result_is_null_again()
    {
        var result = await Twice.SameAsync(context => context.StepAsync((_, _) => Task.FromResult<string?>(null)));

        Assert.Null(result);
    }

    [Fact]
    public async Task A_long_running_step_does_not_keep_others_from_running()
    {
        await using var host = Hosts.Virtual(out var clock);
        host.RegisterWorkflow<int, double>("busy", async (_, context) =>
        {
            var start = context.ExecutionContext is IExecutionDetails details ? details.StartTime : default;
            var slow = context.StepAsync((_, token) => Sleep(clock, 100, token), "slow");
            await context.WaitAsync(TimeSpan.FromSeconds(10));
            var quick = await context.StepAsync((_, _) => Task.FromResult((clock.GetUtcNow() - start).TotalSeconds));
            await slow;
            return quick;
        });

        Assert.Equal(10, await host.RunAsync<int, double>("busy", 0));
    }

    private static async Task<int> Sleep(VirtualTimeProvider clock, int seconds, CancellationToken token)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), clock, token);
        return seconds;
    }

    private sealed record Lossy(string Kept)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public string? Lost { get; init; }
    }
}
