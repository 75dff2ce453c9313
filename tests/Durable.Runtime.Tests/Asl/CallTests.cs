using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests.Asl;

/// <summary>Functions, callbacks and jobs.</summary>
public sealed class CallTests
{
    private const string Arn = "arn:aws:lambda:eu-west-1:111111111111:function:score:live";

    [Fact]
    public async Task A_function_is_given_the_payload_and_its_value_is_the_result()
    {
        var run = await new AslMachine((data, states) =>
        {
            states.Enter("Score", data);
            return states.InvokeAsync("Score", Arn, data);
        })
        {
            Functions = { ["score"] = payload => new JsonObject { ["got"] = payload?.DeepClone() } },
        }.RunAsync("""{"n":1}""");

        Assert.Equal("""{"got":{"n":1}}""", run.OutputText);
        Assert.Equal(["ChainedInvoke Score"], run.OperationNames);
    }

    [Fact]
    public async Task A_functions_error_is_its_type_and_its_document()
    {
        var run = await new AslMachine((data, states) =>
        {
            states.Enter("Score", data);
            return states.InvokeAsync("Score", Arn, data, new TaskOptions { Retry = [new("Other")] });
        })
        {
            Functions = { ["score"] = _ => throw new FormatException("No number.") },
        }.RunAsync();
        var cause = JsonNode.Parse(run.Cause ?? "");

        Assert.Equal("System.FormatException", run.Error);
        Assert.Equal("No number.", cause?["errorMessage"]?.GetValue<string>());
        Assert.Equal(run.Error, cause?["errorType"]?.GetValue<string>());
    }

    [Fact]
    public async Task Lambda_invoke_wraps_the_value_in_the_envelope()
    {
        var run = await new AslMachine((data, states) =>
        {
            states.Enter("Score", data);
            return states.LambdaInvokeAsync("Score", new JsonObject
            {
                ["FunctionName"] = "score",
                ["Qualifier"] = "7",
                ["Payload"] = data?.DeepClone(),
            });
        })
        {
            Functions = { ["score"] = payload => payload?["n"]?.DeepClone() },
        }.RunAsync("""{"n":[1]}""");

        Assert.Equal("[1]", ServiceJson.Write(run.Output?["Payload"]));
        Assert.Equal("7", run.Output?["ExecutedVersion"]?.GetValue<string>());
        Assert.Equal(200, run.Output?["StatusCode"]?.GetValue<int>());
        Assert.Equal(200, run.Output?["SdkHttpMetadata"]?["HttpStatusCode"]?.GetValue<int>());
        Assert.Equal(
            run.Output?["SdkResponseMetadata"]?["RequestId"]?.GetValue<string>(),
            run.Output?["SdkHttpMetadata"]?["HttpHeaders"]?["x-amzn-RequestId"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"FunctionName":"score"}""", "{}")]
    [InlineData("""{"FunctionName":"score","Payload":null}""", "null")]
    public async Task A_function_without_a_payload_is_given_an_empty_object(string request, string payload)
    {
        var run = await new AslMachine((data, states) => states.LambdaInvokeAsync("Score", data))
        {
            Functions = { ["score"] = given => given?.DeepClone() },
        }.RunAsync(request);

        Assert.Equal(payload, ServiceJson.Write(run.Output?["Payload"]));
    }

    [Theory]
    [InlineData("""{"Payload":{}}""", "[The field 'FunctionName' is required but was missing]")]
    [InlineData(
        """{"FunctionName":"score","InvocationType":"Event"}""",
        "[InvocationType 'Event' cannot be made as a durable invoke]")]
    public async Task A_request_that_cannot_be_made_is_a_failure_of_the_interpreter(string request, string problem)
    {
        var run = await AslMachine.RunAsync(
            (data, states) =>
            {
                states.Enter("Score", data);
                return states.LambdaInvokeAsync("Score", data);
            },
            request);

        Assert.Equal(ErrorNames.Runtime, run.Error);
        Assert.EndsWith(
            $"The Parameters '{request}' could not be used to start the Task: {problem}",
            run.Cause,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, "\"done\"", 20)]
    [InlineData(10, """{"Error":"States.Timeout","Cause":""}""", 10)]
    public async Task A_time_out_bounds_an_invoke(int limit, string output, int seconds)
    {
        var run = await new AslMachine(async (data, states) =>
        {
            try
            {
                states.Enter("Slow", data);
                return await states.InvokeAsync(
                    "Slow", "slow", data, new TaskOptions { Timeout = TimeSpan.FromSeconds(limit) });
            }
            catch (StatesException error) when (error.Matches("States.Timeout"))
            {
                return error.Output;
            }
        })
        {
            Outside = (host, _) =>
            {
                host.RegisterWorkflow<JsonNode?, string>("slow", async (_, context) =>
                {
                    await context.WaitAsync(TimeSpan.FromSeconds(20));
                    return "done";
                });
                return Task.CompletedTask;
            },
            Sweeps = false,
        }.RunAsync();

        Assert.Equal(output, run.OutputText);
        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Elapsed);
    }

    [Fact]
    public async Task A_callback_is_answered_by_its_token()
    {
        var run = await new AslMachine(async (data, states) =>
        {
            states.Enter("Ask", data);
            return await states.CallbackAsync(
                "Ask",
                (request, task) => request?["token"]?.GetValue<string>() == task.Token
                    ? Task.CompletedTask
                    : throw new StatesException("WrongToken"),
                token => new JsonObject
                {
                    ["token"] = token,
                    ["context"] = states.Context["Task"]?["Token"]?.DeepClone(),
                });
        })
        {
            Outside = async (host, execution) => await host.CompleteCallbackAsync(
                await host.WaitForCallbackAsync(execution, "Ask"), new JsonObject { ["approved"] = true }),
        }.RunAsync();

        Assert.Equal("""{"approved":true}""", run.OutputText);
        Assert.Equal(["Callback Ask", "Step Ask submit"], run.OperationNames);
    }

    [Theory]
    [InlineData("Rejected", "no money", """{"Error":"Rejected","Cause":"no money"}""")]
    [InlineData(null, null, """{"Error":null,"Cause":null}""")]
    public async Task A_callback_fails_with_the_error_it_is_given(string? error, string? cause, string output)
    {
        var run = await new AslMachine((data, states) => AskAsync(data, states, new TaskOptions()))
        {
            Outside = async (host, execution) => await host.FailCallbackAsync(
                await host.WaitForCallbackAsync(execution, "Ask"),
                new ErrorObject { ErrorType = error, ErrorMessage = cause }),
        }.RunAsync();

        Assert.Equal(output, run.OutputText);
    }

    [Theory]
    [InlineData(60, null, "timeout", 60)]
    [InlineData(600, 60, "heartbeat", 60)]
    public async Task A_callback_nobody_answers_times_out(int timeout, int? heartbeat, string kind, int seconds)
    {
        var options = new TaskOptions
        {
            Timeout = TimeSpan.FromSeconds(timeout),
            Heartbeat = heartbeat is { } value ? TimeSpan.FromSeconds(value) : null,
        };

        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                states.Enter("Ask", data);
                return await states.CallbackAsync("Ask", (_, _) => Task.CompletedTask, token => token, options);
            }
            catch (StatesException error) when (error.Matches("States.HeartbeatTimeout"))
            {
                return new JsonObject { ["kind"] = "heartbeat", ["error"] = error.Output };
            }
            catch (StatesException error) when (error.Matches("States.Timeout"))
            {
                return new JsonObject { ["kind"] = "timeout", ["error"] = error.Output };
            }
        });

        Assert.Equal($$$"""{"kind":"{{{kind}}}","error":{"Error":"States.Timeout","Cause":""}}""", run.OutputText);
        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Elapsed);
    }

    [Fact]
    public async Task A_heartbeat_time_out_is_still_one_outside_of_its_branch()
    {
        var options = new TaskOptions { Heartbeat = TimeSpan.FromSeconds(5) };

        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                return await states.ParallelAsync("Both", data,
                [
                    (_, branch) => branch.CallbackAsync(
                        "Ask", (_, _) => Task.CompletedTask, token => token, options),
                ]);
            }
            catch (StatesException error) when (error.Matches("States.HeartbeatTimeout"))
            {
                return error.Output;
            }
        });

        Assert.Equal("""{"Error":"States.Timeout","Cause":""}""", run.OutputText);
    }

    [Fact]
    public async Task Each_attempt_of_a_callback_has_a_token_of_its_own()
    {
        var tokens = new HashSet<string>();
        var run = await new AslMachine((data, states) =>
        {
            states.Enter("Ask", data);
            var options = new TaskOptions { Timeout = TimeSpan.FromSeconds(9), Retry = [new("States.Timeout")] };
            return states.CallbackAsync("Ask", (request, _) => Task.CompletedTask, token =>
            {
                tokens.Add(token);
                return token;
            }, options);
        })
        {
            Sweeps = false,
        }.RunAsync();

        Assert.Equal(ErrorNames.Timeout, run.Error);
        Assert.Null(run.Cause);
        Assert.Equal(4, tokens.Count);
    }

    [Fact]
    public async Task A_job_is_asked_until_it_has_ended()
    {
        var asked = 0;
        var run = await new AslMachine((data, states) =>
        {
            states.Enter("Job", data);
            return states.JobAsync(
                "Job",
                (request, _) => Task.FromResult<JsonNode?>($"job of {request}"),
                (job, _) => Task.FromResult(++asked < 3
                    ? JobStatus.Running
                    : JobStatus.Succeeded(new JsonObject { ["job"] = job?.DeepClone() })),
                "me");
        })
        {
            Sweeps = false,
        }.RunAsync();

        Assert.Equal("""{"job":"job of me"}""", run.OutputText);
        Assert.Equal(["Step Job submit", "Step Job"], run.OperationNames);
        Assert.Equal(TimeSpan.FromSeconds(5 + 8), run.Elapsed);
    }

    [Fact]
    public async Task A_job_that_ends_badly_fails_the_task()
    {
        var run = await AslMachine.RunAsync((data, states) => states.JobAsync(
            "Job",
            (request, _) => Task.FromResult(request),
            (_, _) => Task.FromResult(JobStatus.Failed("States.TaskFailed", "{\"Status\":\"FAILED\"}")),
            data));

        Assert.Equal(("States.TaskFailed", "{\"Status\":\"FAILED\"}"), (run.Error, run.Cause));
    }

    [Fact]
    public async Task A_job_that_takes_too_long_times_out()
    {
        var run = await AslMachine.RunAsync((data, states) => states.JobAsync(
            "Job",
            (request, _) => Task.FromResult(request),
            (_, _) => Task.FromResult(JobStatus.Running),
            data,
            new TaskOptions { Timeout = TimeSpan.FromSeconds(100) }));

        Assert.Equal((ErrorNames.Timeout, null), (run.Error, run.Cause));
        Assert.Equal(TimeSpan.FromSeconds(100), run.Elapsed);
    }

    [Fact]
    public async Task A_job_that_cannot_be_asked_fails_the_task()
    {
        var run = await AslMachine.RunAsync((data, states) => states.JobAsync(
            "Job",
            (request, _) => Task.FromResult(request),
            (_, _) => throw new TimeoutException("The service is away."),
            data));

        Assert.Equal("TimeoutException", run.Error);
    }

    [Fact]
    public async Task Services_that_are_not_set_up_say_what_to_do()
    {
        var run = await AslMachine.RunAsync((data, states) => states.TaskAsync(
            "Put",
            (request, task) => UnavailableAwsServices.Instance.CallAsync(
                "dynamodb", "putItem", request, task.CancellationToken),
            data));

        Assert.Equal("InvalidOperationException", run.Error);
        Assert.Contains(
            "calls dynamodb:putItem, but no AWS client has been set up", run.Cause, StringComparison.Ordinal);
    }

    private static async Task<JsonNode?> AskAsync(JsonNode? data, StatesScope states, TaskOptions options)
    {
        try
        {
            states.Enter("Ask", data);
            return await states.CallbackAsync("Ask", (_, _) => Task.CompletedTask, token => token, options);
        }
        catch (StatesException error) when (error.Matches("States.ALL"))
        {
            return error.Output;
        }
    }
}
