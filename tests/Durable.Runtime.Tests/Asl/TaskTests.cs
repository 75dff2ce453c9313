using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Asl;

/// <summary>Task methods: what they are given, what becomes of their results and exceptions.</summary>
public sealed class TaskTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("1.0")]
    [InlineData("""{"z":1e3,"a":[null,"é",{}]}""")]
    public async Task A_result_comes_back_as_it_was(string json)
    {
        var run = await AslMachine.RunAsync(
            (data, states) => OneTaskAsync(data, states, (request, _) => request), json);

        Assert.Equal(json, run.OutputText);
    }

    [Fact]
    public async Task An_exception_becomes_an_error_like_that_of_a_function()
    {
        var run = await AslMachine.RunAsync((data, states) => OneTaskAsync(
            data, states, (_, _) => throw new InvalidOperationException("The \"order\" is gone.")));
        var cause = JsonNode.Parse(run.Cause ?? "");

        Assert.Equal("InvalidOperationException", run.Error);
        Assert.Equal("The \"order\" is gone.", cause?["errorMessage"]?.GetValue<string>());
        Assert.Equal("InvalidOperationException", cause?["errorType"]?.GetValue<string>());
        Assert.StartsWith(
            "{\"errorMessage\":\"The \\\"order\\\" is gone.\",\"errorType\":", run.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Custom", "a cause")]
    [InlineData(null, null)]
    [InlineData("States.TaskFailed", null)]
    public async Task An_error_keeps_its_name_and_cause(string? error, string? cause)
    {
        var run = await AslMachine.RunAsync((data, states) =>
            OneTaskAsync(data, states, (_, _) => throw new StatesException(error, cause)));

        Assert.Equal((error, cause), (run.Error, run.Cause));
    }

    [Fact]
    public async Task A_catcher_sees_the_same_error_live_and_replayed()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                return await OneTaskAsync(data, states, (_, _) => throw new StatesException("Custom", "{\"a\":1}"));
            }
            catch (StatesException error) when (error.Matches("States.TaskFailed"))
            {
                states.Enter("Wait", data);
                await states.WaitAsync("Wait", TimeSpan.FromDays(1));
                return error.Output;
            }
        });

        Assert.Equal("""{"Error":"Custom","Cause":"{\"a\":1}"}""", run.OutputText);
    }

    [Fact]
    public async Task A_failure_of_the_interpreter_carries_the_prefix()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            states.Enter("First", data);
            states.Enter("It's \"second\"", data);
            return await states.TaskAsync(
                "It's \"second\"", (request, _) => Task.FromResult(request), () => data.Get("$.missing", "value.$"));
        });

        Assert.Equal(ErrorNames.Runtime, run.Error);
        Assert.Equal(
            "An error occurred while executing the state 'It's \"second\"' (entered at the event id #4). "
            + "The JSONPath '$.missing' specified for the field 'value.$' could not be found in the input '{}'",
            run.Cause);
    }

    [Fact]
    public async Task A_failure_between_operations_carries_the_prefix_once()
    {
        var run = await AslMachine.RunAsync((data, states) => states.ParallelAsync("Both", data,
        [
            (input, branch) =>
            {
                branch.Enter("Inner", input);
                return Task.FromResult(input.InputPath("$.gone"));
            },
        ]));

        Assert.Equal(
            "An error occurred while executing the state 'Inner' (entered at the event id #4). "
            + "Invalid path '$.gone' : No results for path: $['gone']",
            run.Cause);
    }

    [Fact]
    public async Task A_choice_without_a_way_out_fails()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Which", data);
            throw states.NoChoiceMatched();
        });

        Assert.Equal(ErrorNames.Runtime, run.Error);
        Assert.Equal(
            "An error occurred while executing the state 'Which' (entered at the event id #2). "
            + "Failed to transition out of the state. The state does not point to a next state.",
            run.Cause);
    }

    [Fact]
    public async Task A_time_out_ends_an_attempt_and_tells_the_method_to_stop()
    {
        var wasStopped = false;
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                states.Enter("Slow", data);
                return await states.TaskAsync(
                    "Slow",
                    async (_, task) =>
                    {
                        var never = new TaskCompletionSource<JsonNode?>();
                        await using var stop = task.CancellationToken.Register(() => wasStopped = true);
                        return await never.Task;
                    },
                    data,
                    new TaskOptions { Timeout = TimeSpan.FromSeconds(5) });
            }
            catch (StatesException error) when (error.Matches("States.Timeout"))
            {
                return error.Output;
            }
        });

        Assert.Equal("""{"Error":"States.Timeout","Cause":""}""", run.OutputText);
        Assert.Equal(TimeSpan.FromSeconds(5), run.Elapsed);
        Assert.True(wasStopped);
    }

    [Fact]
    public async Task An_idempotency_key_belongs_to_an_attempt()
    {
        var keys = new HashSet<string>();
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            var options = new TaskOptions { Retry = [new("Again")] };
            for (var visit = 0; visit < 2; visit++)
            {
                data = await OneTaskAsync(data, states, (_, task) =>
                {
                    keys.Add(task.IdempotencyKey);
                    return task.RetryCount == 0 ? throw new StatesException("Again") : task.IdempotencyKey;
                }, options);
            }

            return data;
        });

        // Two visits with two attempts each; attempts that ran again after a kill have the key they had.
        Assert.Equal(4, keys.Count);
        Assert.Contains(run.Output?.GetValue<string>() ?? "", keys);
    }

    [Fact]
    public async Task An_attempt_that_may_run_only_once_fails_when_its_process_died()
    {
        var run = await new AslMachine((data, states) => OneTaskAsync(
            data,
            states,
            (_, task) => task.RetryCount,
            new TaskOptions { Semantics = StepSemantics.AtMostOncePerRetry, Retry = [new("States.TaskFailed")] }))
        {
            Sweeps = false,
        }.RunAsync();

        Assert.Equal("0", run.OutputText);
    }

    [Fact]
    public async Task What_fails_outside_of_asl_fails_the_execution_as_it_is()
    {
        var run = await AslMachine.RunAsync((data, states) => states.ParallelAsync("Both", data,
            [(_, _) => throw new NotSupportedException("A bug in a workflow.")]));

        Assert.Equal(ExecutionStatus.Failed, run.Execution.Status);
        Assert.Equal("System.NotSupportedException", run.Execution.Error?.ErrorType);
        Assert.Equal("A bug in a workflow.", run.Execution.Error?.ErrorMessage);
    }

    private static Task<JsonNode?> OneTaskAsync(
        JsonNode? data,
        StatesScope states,
        Func<JsonNode?, TaskContext, JsonNode?> task,
        TaskOptions? options = null)
    {
        states.Enter("A", data);
        return states.TaskAsync("A", (request, context) => Task.FromResult(task(request, context)), data, options);
    }
}
