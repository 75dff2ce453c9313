using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Asl;

/// <summary>Retriers: asl.md has the rules of <c>Retry</c>.</summary>
public sealed class RetryTests
{
    [Theory]
    [InlineData(2, "~A(1) ~A(2) -A", 3)]
    [InlineData(3, "~A(1) ~A(2) ~A(4) -A", 7)]
    public async Task A_task_is_tried_again_after_growing_delays(int failures, string trace, int seconds)
    {
        var run = await AslMachine.RunAsync((_, states) => FailAsync(states, failures, new Retrier("Nope")));

        Assert.Equal($"\"done after {failures}\"", run.OutputText);
        Assert.Equal($"+A {trace}", run.Trace);
        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Elapsed);
    }

    [Fact]
    public async Task The_error_of_the_last_attempt_leaves_the_scope()
    {
        var retrier = new Retrier("Nope") { MaxAttempts = 1 };
        var run = await AslMachine.RunAsync((_, states) => FailAsync(states, 9, retrier));

        Assert.Equal(ExecutionStatus.Failed, run.Execution.Status);
        Assert.Equal(("Nope", "attempt 1"), (run.Error, run.Cause));
        Assert.Equal("+A ~A(1) !A xA", run.Trace);
    }

    [Theory]
    [InlineData(1, 1.0, null, 5)]
    [InlineData(3, 2.0, null, 93)]
    [InlineData(3, 2.0, 10, 39)]
    [InlineData(1, 1.5, null, 16)]
    public async Task Delays_follow_interval_rate_and_maximum(int interval, double rate, int? longest, int seconds)
    {
        var retrier = new Retrier("States.ALL")
        {
            IntervalSeconds = interval, BackoffRate = rate, MaxDelaySeconds = longest, MaxAttempts = 5,
        };

        var run = await AslMachine.RunAsync((_, states) => FailAsync(states, 5, retrier));

        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Elapsed);
    }

    [Fact]
    public async Task Each_retrier_counts_for_itself_and_the_first_match_decides()
    {
        Retrier[] retriers =
        [
            new("Odd") { IntervalSeconds = 10, MaxAttempts = 2 },
            new("Even") { IntervalSeconds = 100, MaxAttempts = 1, BackoffRate = 1 },
            new("States.ALL") { MaxAttempts = 50 },
        ];

        var run = await AslMachine.RunAsync((_, states) => AttemptAsync(states, retriers, attempt =>
            throw new StatesException(attempt % 2 == 0 ? "Even" : "Odd")));

        // The third failure is Even again: its retrier is used up, and States.ALL behind it is not asked.
        Assert.Equal("+A ~A(100) ~A(10) !A xA", run.Trace);
        Assert.Equal("Even", run.Error);
    }

    [Theory]
    [InlineData("States.Runtime", "States.ALL", false)]
    [InlineData("States.Runtime", "States.Runtime", false)]
    [InlineData("States.Timeout", "States.TaskFailed", false)]
    [InlineData("States.Timeout", "States.Timeout", true)]
    [InlineData("Custom", "States.TaskFailed", true)]
    [InlineData("Custom", "Other", false)]
    [InlineData("States.DataLimitExceeded", "States.ALL", true)]
    public async Task Names_match_as_the_service_matches_them(string error, string name, bool isRetried)
    {
        Retrier[] retriers = [new(name) { MaxAttempts = 1 }];

        var run = await AslMachine.RunAsync((_, states) =>
            AttemptAsync(states, retriers, _ => throw new StatesException(error)));

        Assert.Equal(isRetried ? "+A ~A(1) !A xA" : "+A !A xA", run.Trace);
    }

    [Fact]
    public async Task No_retry_goes_straight_to_the_catcher()
    {
        Retrier[] retriers = [new("States.ALL") { MaxAttempts = 0 }];

        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                return await AttemptAsync(states, retriers, _ => throw new StatesException("Nope", "why"));
            }
            catch (StatesException error) when (error.Matches("States.ALL"))
            {
                return error.Output;
            }
        });

        Assert.Equal("""{"Error":"Nope","Cause":"why"}""", run.OutputText);
    }

    [Fact]
    public async Task Counters_begin_anew_with_each_visit()
    {
        Retrier[] retriers = [new("States.ALL") { MaxAttempts = 2, BackoffRate = 1 }];

        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            for (var visit = 0; visit < 3; visit++)
            {
                data = await AttemptAsync(
                    states, retriers, attempt => attempt < 2 ? throw new StatesException("Nope") : "done");
            }

            return data;
        });

        Assert.Equal(TimeSpan.FromSeconds(6), run.Elapsed);
        Assert.Equal("+A ~A(1) ~A(1) -A +A ~A(1) ~A(1) -A +A ~A(1) ~A(1) -A", run.Trace);
    }

    [Fact]
    public async Task Jitter_shortens_delays_the_same_way_in_every_replay()
    {
        var retrier = new Retrier("Nope") { IntervalSeconds = 1_000, BackoffRate = 1, FullJitter = true };

        var first = await AslMachine.RunAsync((_, states) => FailAsync(states, 3, retrier));
        var second = await AslMachine.RunAsync((_, states) => FailAsync(states, 3, retrier));
        var delays = first.Events.OfType<AttemptFailed>().Select(failed => failed.RetryDelay?.TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay ?? -1, 0, 1_000));
        Assert.Equal(3, delays.Distinct().Count());
        Assert.Equal(first.Trace, second.Trace);
    }

    [Fact]
    public async Task The_retry_count_is_in_the_context_object()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            states.Enter("A", data);
            return await states.TaskAsync(
                "A",
                (request, task) => task.RetryCount < 2
                    ? throw new StatesException("Nope")
                    : Task.FromResult(request),
                () => states.Context["State"]?["RetryCount"]?.DeepClone(),
                new TaskOptions { Retry = [new("States.ALL")] });
        });

        Assert.Equal("2", run.OutputText);
    }

    private static Task<JsonNode?> FailAsync(StatesScope states, int failures, Retrier retrier) =>
        AttemptAsync(states, [retrier], attempt => attempt < failures
            ? throw new StatesException("Nope", $"attempt {attempt}")
            : $"done after {attempt}");

    private static Task<JsonNode?> AttemptAsync(
        StatesScope states,
        IReadOnlyList<Retrier> retriers,
        Func<int, JsonNode?> attempt)
    {
        states.Enter("A", null);
        return states.TaskAsync(
            "A",
            (_, task) => Task.FromResult(attempt(task.RetryCount)),
            (JsonNode?)null,
            new TaskOptions { Retry = retriers });
    }
}
