using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;

namespace Durable.Runtime.Tests.Asl;

/// <summary>Parallel and inline Map.</summary>
public sealed class BranchTests
{
    [Fact]
    public async Task Branches_run_side_by_side_and_keep_their_order()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Both", data);
            return states.ParallelAsync("Both", data, [Sleeper(30), Sleeper(10), Sleeper(20)]);
        });

        Assert.Equal("[30,10,20]", run.OutputText);
        Assert.Equal(TimeSpan.FromSeconds(30), run.Elapsed);
    }

    [Fact]
    public async Task A_parallel_without_branches_gives_an_empty_array()
    {
        var run = await AslMachine.RunAsync((data, states) => states.ParallelAsync("None", data, []));

        Assert.Equal("[]", run.OutputText);
    }

    [Fact]
    public async Task A_failing_branch_fails_the_state_at_once_with_its_own_error()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                states.Enter("Both", data);
                return await states.ParallelAsync("Both", data,
                [
                    Sleeper(1_000),
                    async (input, branch) =>
                    {
                        branch.Enter("Bad", input);
                        await branch.WaitAsync("Bad", TimeSpan.FromSeconds(5));
                        throw new StatesException("Custom", "of the branch");
                    },
                    (input, branch) => branch.CallbackAsync("Never", (_, _) => Task.CompletedTask, token => token),
                ]);
            }
            catch (StatesException error) when (error.Matches("Custom"))
            {
                return error.Output;
            }
        });

        Assert.Equal("""{"Error":"Custom","Cause":"of the branch"}""", run.OutputText);
        Assert.Equal(TimeSpan.FromSeconds(5), run.Elapsed);
    }

    [Fact]
    public async Task A_running_task_of_a_sibling_is_told_to_stop()
    {
        var run = await AslMachine.RunAsync((data, states) => states.ParallelAsync("Both", data,
        [
            (input, branch) => branch.TaskAsync("Slow", async (_, task) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, task.CancellationToken);
                return null;
            }, input),
            (_, _) => throw new StatesException("Custom"),
        ]));

        Assert.Equal("Custom", run.Error);
    }

    [Fact]
    public async Task A_retry_runs_all_branches_again()
    {
        var options = new WorkOptions { Retry = [new("Custom") { MaxAttempts = 2, IntervalSeconds = 100 }] };

        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Both", data);
            return states.ParallelAsync("Both", data,
            [
                Sleeper(1),
                async (input, branch) =>
                {
                    // The path tells the attempts apart; there is no other trace of them in a branch.
                    branch.Enter("Bad", input);
                    await branch.WaitAsync("Bad", TimeSpan.FromSeconds(10));
                    return states.Context["State"]?["RetryCount"]?.GetValue<int>() < 2
                        ? throw new StatesException("Custom")
                        : "good";
                },
            ], options);
        });

        Assert.Equal("""[1,"good"]""", run.OutputText);
        Assert.Equal(TimeSpan.FromSeconds(10 + 100 + 10 + 200 + 10), run.Elapsed);
    }

    [Fact]
    public async Task Iterations_keep_their_order_and_know_their_item()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Each", data);
            var options = new MapOptions
            {
                ItemSelector = item => new JsonObject
                {
                    ["index"] = item.Index,
                    ["value"] = item.Context["Map"]?["Item"]?["Value"]?.DeepClone(),
                    ["all"] = data?.AsArray().Count,
                },
            };
            return states.MapAsync("Each", data, async (input, iteration) =>
            {
                iteration.Enter("Inside", input);
                await iteration.WaitAsync("Inside", TimeSpan.FromSeconds(10 - (input?["index"]?.GetValue<int>() ?? 0)));
                return new JsonObject
                {
                    ["input"] = input?.DeepClone(),
                    ["item"] = iteration.Context["Map"]?["Item"]?.DeepClone(),
                    ["branch"] = iteration.Branch,
                };
            }, options);
        }, """["a",null]""");

        Assert.Equal(
            """[{"input":{"index":0,"value":"a","all":2},"item":{"Index":0,"Value":"a"},"branch":"Each[0]"},"""
            + """{"input":{"index":1,"value":null,"all":2},"item":{"Index":1,"Value":null},"branch":"Each[1]"}]""",
            run.OutputText);
    }

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(1, 10, 100)]
    [InlineData(3, 10, 40)]
    [InlineData(0, 41, 20)]
    [InlineData(100, 41, 20)]
    public async Task Concurrency_is_limited(int most, int items, int seconds)
    {
        var numbers = string.Join(
            ',', Enumerable.Range(0, items).Select(n => n.ToString(CultureInfo.InvariantCulture)));
        var machine = new AslMachine((data, states) => states.MapAsync(
            "Each",
            data,
            async (input, iteration) =>
            {
                await iteration.WaitAsync("Inside", TimeSpan.FromSeconds(10));
                return input;
            },
            new MapOptions { MaxConcurrency = most }))
        {
            Sweeps = items < 20,
        };

        var run = await machine.RunAsync($"[{numbers}]");

        Assert.Equal($"[{numbers}]", run.OutputText);
        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Elapsed);
    }

    [Fact]
    public async Task Without_limits_an_inline_map_runs_all_iterations_at_once()
    {
        var machine = new AslMachine((data, states) => states.MapAsync("Each", data, async (input, iteration) =>
        {
            await iteration.WaitAsync("Inside", TimeSpan.FromSeconds(10));
            return null;
        }))
        {
            Options = new StateMachineOptions { Name = "machine", Limits = StatesLimits.None },
            Sweeps = false,
        };

        var run = await machine.RunAsync($"[{string.Join(',', Enumerable.Repeat("0", 100))}]");

        Assert.Equal(TimeSpan.FromSeconds(10), run.Elapsed);
    }

    [Theory]
    [InlineData("{\"foo\":\"bar\"}")]
    [InlineData("null")]
    [InlineData("\"string\"")]
    public async Task Items_have_to_be_an_array(string items)
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Each", data);
            return states.MapAsync("Each", data, (input, _) => Task.FromResult(input));
        }, items);

        Assert.Equal(ErrorNames.QueryEvaluationError, run.Error);
        Assert.Equal(
            "An error occurred while executing the state 'Each' (entered at the event id #2). "
            + $"Map state input must be an array but was: {items}",
            run.Cause);
    }

    [Fact]
    public async Task A_failing_item_selector_is_a_failure_of_the_map()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Each", data);
            return states.MapAsync(
                "Each",
                data,
                (input, _) => Task.FromResult(input),
                new MapOptions { ItemSelector = item => item.Value.Get("$.gone", "x.$") });
        }, "[{}]");

        Assert.Equal(ErrorNames.Runtime, run.Error);
        Assert.StartsWith("An error occurred while executing the state 'Each' (", run.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nested_scopes_have_nested_branches_and_inherit_the_item()
    {
        var run = await AslMachine.RunAsync((data, states) => states.MapAsync("Outer", data, (_, outer) =>
            outer.ParallelAsync("Par", null,
            [
                (_, inner) => Task.FromResult<JsonNode?>(
                    $"{inner.Branch} of {inner.Context["Map"]?["Item"]?["Index"]}"),
            ])), "[0,0]");

        Assert.Equal("""[["Outer[0]/Par[0] of 0"],["Outer[1]/Par[0] of 1"]]""", run.OutputText);
    }

    [Fact]
    public async Task An_error_of_the_interpreter_crosses_scopes_with_one_prefix()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                states.Enter("Each", data);
                return await states.MapAsync("Each", data, (input, iteration) =>
                {
                    iteration.Enter("Inside", input);
                    return iteration.MapAsync("Inside", input, (inner, _) => Task.FromResult(inner));
                });
            }
            catch (StatesException error) when (error.Matches("States.QueryEvaluationError"))
            {
                return error.Cause;
            }
        }, "[5]");

        Assert.Equal(
            "An error occurred while executing the state 'Inside' (entered at the event id #5). "
            + "Map state input must be an array but was: 5",
            run.Output?.GetValue<string>());
    }

    private static Func<JsonNode?, StatesScope, Task<JsonNode?>> Sleeper(int seconds) => async (input, branch) =>
    {
        branch.Enter("Sleep", input);
        await branch.WaitAsync("Sleep", TimeSpan.FromSeconds(seconds));
        return seconds;
    };
}
