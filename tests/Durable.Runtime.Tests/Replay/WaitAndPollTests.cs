using Durable.Runtime.Replay;
using Durable.Runtime.Testing;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Waits and polling.</summary>
public sealed class WaitAndPollTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    [InlineData(31_622_401)]
    [InlineData(-1)]
    public async Task A_wait_out_of_range_is_refused(double seconds)
    {
        var refused = await Hosts.RunAsync(context =>
        {
            var exception = Record.Exception(() => { _ = context.WaitAsync(TimeSpan.FromSeconds(seconds)); });
            return Task.FromResult(exception is ArgumentOutOfRangeException);
        });

        Assert.True(refused);
    }

    [Fact]
    public async Task Fractions_of_a_second_are_rounded_up()
    {
        await using var runner = new DurableTestRunner<int, int>(async (_, context) =>
        {
            await context.WaitAsync(TimeSpan.FromSeconds(1.001), "wait");
            return 0;
        });

        Assert.Equal(TimeSpan.FromSeconds(2), (await runner.RunAsync(0)).GetStep("wait").Duration);
    }

    [Fact]
    public async Task A_wait_of_a_year_ends()
    {
        await using var host = Hosts.Virtual(out var clock);
        var start = clock.GetUtcNow();
        host.RegisterWorkflow<int, int>("year", async (_, context) =>
        {
            await context.WaitAsync(TimeSpan.FromDays(366));
            return 1;
        });

        await host.RunAsync<int, int>("year", 0);

        Assert.Equal(TimeSpan.FromDays(366), clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task Waits_side_by_side_take_as_long_as_the_longest()
    {
        await using var host = Hosts.Virtual(out var clock);
        var start = clock.GetUtcNow();
        host.RegisterWorkflow<int, int>("waits", async (_, context) =>
        {
            await Task.WhenAll(
                Enumerable.Range(1, 10).Select(hours => context.WaitAsync(TimeSpan.FromHours(hours))));
            return 1;
        });

        await host.RunAsync<int, int>("waits", 0);

        Assert.Equal(TimeSpan.FromHours(10), clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_cancelled_wait_lets_go()
    {
        var result = await Hosts.RunAsync(async context =>
        {
            using var source = new CancellationTokenSource();
            var wait = context.WaitAsync(TimeSpan.FromDays(1), "long", source.Token);
            await context.StepAsync((_, _) => Task.FromResult(1));
            StopSignal.Send(source);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
            return "let go";
        });

        Assert.Equal("let go", result);
    }

    [Fact]
    public async Task Polling_carries_its_state()
    {
        var states = new List<int>();
        var result = await Hosts.RunAsync(context => context.WaitForConditionAsync(
            (state, check, _) =>
            {
                states.Add(state);
                Assert.Equal(states.Count, check.AttemptNumber);
                return Task.FromResult(state * 2);
            },
            new WaitForConditionConfig<int>
            {
                InitialState = 1,
                WaitStrategy = WaitStrategy.Linear<int>(isDone: state => state >= 16),
            }));

        Assert.Equal(16, result);
        Assert.Equal([1, 2, 4, 8], states);
    }

    [Fact]
    public async Task Polling_that_gives_up_tells_the_same_live_and_in_replay()
    {
        var failure = await Twice.FailureAsync(context => context.WaitForConditionAsync(
            (state, _, _) => Task.FromResult(state + 1),
            new WaitForConditionConfig<int>
            {
                InitialState = 10,
                WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(5), maxAttempts: 3),
            },
            "poll"));

        Assert.Equal("WaitForConditionException", failure.Exception);
        Assert.Equal("3 13", failure.Detail);
    }

    [Fact]
    public async Task A_check_that_throws_fails_at_once()
    {
        var failure = await Twice.FailureAsync(context => context.WaitForConditionAsync<int>(
            (_, _, _) => throw new FormatException("bad"),
            new WaitForConditionConfig<int>
            {
                InitialState = 0, WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(5)),
            }));

        Assert.Equal("StepException", failure.Exception);
        Assert.Equal("System.FormatException", failure.ErrorType);
    }

    [Fact]
    public async Task A_strategy_that_throws_something_else_fails_the_operation()
    {
        var failure = await Twice.FailureAsync(context => context.WaitForConditionAsync(
            (state, _, _) => Task.FromResult(state),
            new WaitForConditionConfig<int>
            {
                InitialState = 0,
                WaitStrategy = WaitStrategy.FromDelegate<int>((_, _) => throw new ArithmeticException("mine")),
            }));

        Assert.Equal("System.ArithmeticException", failure.ErrorType);
    }
}
