using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;

namespace Durable.Runtime.Tests.Asl;

/// <summary>Limits on data and on time.</summary>
public sealed class LimitTests
{
    private static readonly JsonNode Large = JsonValue.Create(new string('x', DataLimits.MaxBytes - 1));
    private static readonly JsonNode Fitting = JsonValue.Create(new string('x', DataLimits.MaxBytes - 2));

    [Theory]
    [InlineData(null, "Big")]
    [InlineData("arn:aws:states:::lambda:invoke", "lambda")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "sqs")]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject", "aws-sdk:s3")]
    [InlineData("arn:aws:lambda:us-east-1:111111111111:function:f", "arn:aws:lambda:us-east-1:111111111111:function:f")]
    public async Task A_result_that_is_too_large_can_be_caught(string? resource, string source)
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                states.Enter("Big", data);
                return await states.TaskAsync(
                    "Big", (_, _) => Task.FromResult<JsonNode?>(Large), data, new TaskOptions { Resource = resource });
            }
            catch (StatesException error) when (error.Matches("States.ALL"))
            {
                return error.Output;
            }
        });

        Assert.Equal("States.DataLimitExceeded", run.Output?["Error"]?.GetValue<string>());
        Assert.Equal(
            $"The state/task '{source}' returned a result with a size exceeding the maximum number of bytes service "
            + "limit.",
            run.Output?["Cause"]?.GetValue<string>());
    }

    [Fact]
    public async Task An_output_that_is_too_large_fails_its_state_and_is_not_caught()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Big", data);
            try
            {
                states.Enter("Next", Large);
                return Task.FromResult<JsonNode?>("went on");
            }
            catch (StatesException)
            {
                return Task.FromResult<JsonNode?>("caught");
            }
        });

        Assert.Equal("States.DataLimitExceeded", run.Error);
        Assert.Equal(
            "The state/task 'Big' returned a result with a size exceeding the maximum number of bytes service limit.",
            run.Cause);
        Assert.Equal("+Big xBig", run.Trace);
    }

    [Fact]
    public async Task The_last_output_counts_too()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Big", data);
            return Task.FromResult<JsonNode?>(Large);
        });

        Assert.Equal("States.DataLimitExceeded", run.Error);
    }

    [Fact]
    public async Task An_output_at_the_limit_passes()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Big", data);
            return Task.FromResult<JsonNode?>(Fitting);
        });

        Assert.Equal(DataLimits.MaxBytes, run.OutputText.Length);
    }

    [Fact]
    public async Task A_branch_that_outputs_too_much_fails_like_any_other()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                return await states.ParallelAsync("Both", data,
                [
                    (input, branch) =>
                    {
                        branch.Enter("Big", input);
                        return Task.FromResult<JsonNode?>(Large);
                    },
                ]);
            }
            catch (StatesException error) when (error.Matches("States.ALL"))
            {
                return error.Cause;
            }
        });

        Assert.Contains("'Big'", run.OutputText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_can_be_lifted()
    {
        var machine = new AslMachine((data, states) =>
        {
            states.Enter("Big", data);
            states.Assigned(("x", Large));
            return states.TaskAsync("Big", (_, _) => Task.FromResult<JsonNode?>(Large), data);
        })
        {
            Options = new StateMachineOptions { Name = "machine", Limits = StatesLimits.None },
            Engine = new EngineOptions { Quota = ExecutionQuota.Unlimited },
        };

        Assert.Equal(DataLimits.MaxBytes + 1, (await machine.RunAsync()).OutputText.Length);
    }

    [Fact]
    public async Task A_variable_may_not_be_too_large()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("A", data);
            states.Assigned(("x", Large));
            return Task.FromResult(data);
        });

        Assert.Equal("States.DataLimitExceeded", run.Error);
        Assert.Contains("'x'", run.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_variables_together_may_not_be_too_large()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("A", data);
            for (var i = 0; i < 100; i++)
            {
                // Overwriting a variable frees its room.
                states.Assigned(("same", Fitting));
            }

            for (var i = 0; i < 40; i++)
            {
                states.Assigned(($"x{i}", Fitting));
            }

            return Task.FromResult(data);
        });

        Assert.Equal("States.DataLimitExceeded", run.Error);
        Assert.Contains("of the execution", run.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_that_takes_too_long_ends_past_all_catchers()
    {
        var machine = new AslMachine(async (data, states) =>
        {
            try
            {
                states.Enter("Long", data);
                await states.WaitAsync("Long", TimeSpan.FromHours(1));
                return "done";
            }
            catch (StatesException)
            {
                return "caught";
            }
        })
        {
            Options = new StateMachineOptions { Name = "machine", Timeout = TimeSpan.FromSeconds(5) },
        };

        var run = await machine.RunAsync();

        Assert.Equal(typeof(ExecutionTimeoutException).FullName, run.Execution.Error?.ErrorType);
        Assert.Equal("""{"Error":"States.Timeout"}""", run.Execution.Error?.ErrorMessage);
        Assert.Equal(TimeSpan.FromSeconds(5), run.Elapsed);
    }

    [Fact]
    public async Task An_execution_that_is_in_time_ends_as_usual()
    {
        var machine = new AslMachine(async (data, states) =>
        {
            states.Enter("Short", data);
            await states.WaitAsync("Short", TimeSpan.FromSeconds(4));
            return data?["fail"] is null ? "done" : throw new StatesException("Custom", "why");
        })
        {
            Options = new StateMachineOptions { Name = "machine", Timeout = TimeSpan.FromSeconds(5) },
        };

        Assert.Equal("\"done\"", (await machine.RunAsync()).OutputText);
        var failed = await machine.RunAsync("""{"fail":1}""");
        Assert.Equal(("Custom", "why"), (failed.Error, failed.Cause));
    }
}
