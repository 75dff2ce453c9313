using Durable.Runtime.Testing;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Parallel and map.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task An_outcome_is_the_same_live_and_in_replay()
    {
        var outcome = await Twice.SameAsync(async context => Outcome(await context.MapAsync<int, string>(
            [0, 1, 2, 3],
            (item, number, _, _, _) => number == 2
                ? item.StepAsync<string>((_, _) => throw new FormatException("bad"))
                : item.StepAsync((_, _) => Task.FromResult($"r{number}")),
            "items",
            new MapConfig<int> { CompletionConfig = CompletionConfig.AllCompleted() })));

        Assert.Equal(
            "AllCompleted 0:Succeeded:r0 1:Succeeded:r1 2:Failed:System.FormatException bad MapIteration 3:Succeeded:r3",
            outcome);
    }

    [Theory]
    [InlineData(NestingType.Nested)]
    [InlineData(NestingType.Flat)]
    public async Task Results_that_are_too_large_come_from_the_units_again(NestingType nesting)
    {
        var bodies = 0;
        var outcome = await Twice.SameAsync(async context =>
        {
            var batch = await context.MapAsync<int, string>(
                [0, 1, 2, 3, 4],
                async (item, number, _, _, _) =>
                {
                    var text = await item.StepAsync((_, _) =>
                    {
                        bodies++;
                        return Task.FromResult(new string('x', 100_000));
                    });
                    return number == 3 ? throw new FormatException("bad") : text;
                },
                "large",
                new MapConfig<int>
                {
                    CompletionConfig = CompletionConfig.AllCompleted(), NestingType = nesting,
                });
            return $"{batch.CompletionReason} {batch.SuccessCount} {batch.FailureCount} {batch.TotalCount} "
                + $"{batch.GetResults().Sum(text => text.Length)} {batch.Failed[0].Error?.Message}";
        });

        Assert.Equal("AllCompleted 4 1 5 400000 bad", outcome);
        Assert.Equal(5, bodies);
    }

    [Fact]
    public async Task The_first_success_lets_waiting_units_go()
    {
        await using var host = Hosts.Virtual(out var clock);
        var start = clock.GetUtcNow();
        host.RegisterWorkflow<int, string>("race", async (_, context) =>
        {
            var batch = await context.ParallelAsync<string>(
            [
                async (branch, _) =>
                {
                    await branch.WaitAsync(TimeSpan.FromDays(1), "deadline");
                    return "too late";
                },
                async (branch, _) =>
                {
                    await branch.WaitAsync(TimeSpan.FromHours(1), "work");
                    return "in time";
                },
            ],
            "race",
            new ParallelConfig { CompletionConfig = CompletionConfig.FirstSuccessful() });
            await context.WaitAsync(TimeSpan.FromMinutes(1));

            // Here and not after the end: then the deadline of the other unit is the next thing that happens.
            return $"{Outcome(batch)} after {(clock.GetUtcNow() - start).TotalMinutes} min";
        });

        var outcome = await host.RunAsync<int, string>("race", 0);

        Assert.Equal("MinSuccessfulReached 0:Started: 1:Succeeded:in time after 61 min", outcome);
    }

    [Fact]
    public async Task A_body_that_honours_its_token_becomes_started()
    {
        await using var host = Hosts.Virtual(out var clock);
        host.RegisterWorkflow<int, string>("race", async (_, context) => Outcome(await context.ParallelAsync<int>(
        [
            (branch, _) => branch.StepAsync(async (_, token) =>
            {
                await Task.Delay(TimeSpan.FromDays(1), clock, token);
                return 1;
            }),
            (branch, _) => branch.StepAsync((_, _) => Task.FromResult(2)),
        ],
        config: new ParallelConfig { CompletionConfig = CompletionConfig.FirstSuccessful() })));
        var start = clock.GetUtcNow();

        Assert.Equal("MinSuccessfulReached 0:Started: 1:Succeeded:2", await host.RunAsync<int, string>("race", 0));
        Assert.Equal(start, clock.GetUtcNow());
    }

    [Fact]
    public async Task A_body_that_ignores_its_token_finishes_normally()
    {
        await using var host = Hosts.Virtual(out var clock);
        host.RegisterWorkflow<int, string>("race", async (_, context) => Outcome(await context.ParallelAsync<int>(
        [
            (branch, _) => branch.StepAsync(async (_, _) =>
            {
                await Task.Delay(TimeSpan.FromDays(1), clock, CancellationToken.None);
                return 1;
            }),
            (branch, _) => branch.StepAsync((_, _) => Task.FromResult(2)),
        ],
        config: new ParallelConfig { CompletionConfig = CompletionConfig.FirstSuccessful() })));

        Assert.Equal("AllCompleted 0:Succeeded:1 1:Succeeded:2", await host.RunAsync<int, string>("race", 0));
    }

    [Theory]
    [InlineData(0.25, "AllCompleted", 4)]
    [InlineData(0.24, "FailureToleranceExceeded", 2)]
    [InlineData(0.0, "FailureToleranceExceeded", 2)]
    [InlineData(1.0, "AllCompleted", 4)]
    public async Task A_tolerated_share_of_failures_counts_against_all_units(double share, string reason, int total)
    {
        var result = await Hosts.RunAsync(async context =>
        {
            var batch = await context.MapAsync<int, int>(
                [0, 1, 2, 3],
                (_, number, _, _, _) => number == 1 ? throw new FormatException() : Task.FromResult(number),
                config: new MapConfig<int>
                {
                    MaxConcurrency = 1,
                    CompletionConfig = new CompletionConfig { ToleratedFailurePercentage = share },
                });
            return $"{batch.CompletionReason} {batch.TotalCount}";
        });

        Assert.Equal($"{reason} {total}", result);
    }

    [Fact]
    public async Task No_more_than_the_allowed_number_runs_at_once()
    {
        await using var host = Hosts.Virtual(out var clock);
        var (running, most) = (0, 0);
        host.RegisterWorkflow<int, int>("limited", async (_, context) =>
        {
            var batch = await context.MapAsync<int, int>(
                Enumerable.Range(0, 50).ToList(),
                (item, number, _, _, _) => item.StepAsync(async (_, token) =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref running));
                    await Task.Delay(TimeSpan.FromSeconds(1 + (number % 7)), clock, token);
                    Interlocked.Decrement(ref running);
                    return number;
                }),
                config: new MapConfig<int> { MaxConcurrency = 5 });
            return batch.GetResults().Sum();
        });

        Assert.Equal(1225, await host.RunAsync<int, int>("limited", 0));
        Assert.Equal(5, most);
    }

    [Fact]
    public async Task Errors_are_listed_and_thrown_in_order()
    {
        var message = await Hosts.RunAsync(async context =>
        {
            var batch = await context.MapAsync<int, int>(
                [0, 1, 2],
                (_, number, _, _, _) => number > 0 ? throw new FormatException($"bad {number}") : Task.FromResult(0),
                config: new MapConfig<int> { CompletionConfig = CompletionConfig.AllCompleted() });
            var thrown = Assert.Throws<ChildContextException>(batch.ThrowIfError);
            return $"{thrown.Message}; {string.Join(", ", batch.GetErrors().Select(error => error.Message))}";
        });

        Assert.Equal("bad 1; bad 1, bad 2", message);
    }

    [Fact]
    public async Task Null_arguments_are_refused_at_once()
    {
        await Hosts.RunAsync(context =>
        {
            Assert.Throws<ArgumentNullException>(
                () => { _ = context.MapAsync<int, int>(null!, (_, _, _, _, _) => Task.FromResult(0)); });
            Assert.Throws<ArgumentNullException>(() => { _ = context.MapAsync<int, int>([1], null!); });
            Assert.Throws<ArgumentException>(
                () => { _ = context.ParallelAsync<int>([new DurableBranch<int>("x", null!)]); });
            Assert.Throws<ArgumentException>(() => { _ = context.ParallelAsync<int>(new DurableBranch<int>[] { null! }); });
            return Task.FromResult(0);
        });
    }

    [Fact]
    public async Task A_thousand_units_with_waits_come_back_in_order()
    {
        await using var runner = new DurableTestRunner<int, int>(
            async (_, context) =>
            {
                var batch = await context.MapAsync<int, int>(
                    Enumerable.Range(0, 1_000).ToList(),
                    async (item, number, _, _, _) =>
                    {
                        await item.WaitAsync(TimeSpan.FromSeconds(1 + (number % 3)));
                        return number;
                    });
                Assert.Equal(Enumerable.Range(0, 1_000), batch.GetResults());
                return batch.SuccessCount;
            },
            new TestRunnerOptions { Engine = new EngineOptions { Quota = ExecutionQuota.Unlimited } });

        var result = await runner.RunAsync(0);

        Assert.Equal(1_000, result.Result);
        Assert.Equal(4, result.InvocationCount);
    }

    private static string Outcome<T>(IBatchResult<T> batch) => string.Join(
        ' ',
        batch.All
            .Select(item => item.Status == BatchItemStatus.Failed
                ? $"{item.Index}:Failed:{Describe(item.Error)}"
                : $"{item.Index}:{item.Status}:{(item.Status == BatchItemStatus.Succeeded ? $"{item.Result}" : "")}")
            .Prepend($"{batch.CompletionReason}"));

    private static string Describe(DurableExecutionException? error) =>
        error is ChildContextException child ? $"{child.ErrorType} {child.Message} {child.SubType}" : $"{error}";
}
