using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;

namespace Durable.Runtime.Tests.Asl;

/// <summary>The context object, variables, and what observers see.</summary>
public sealed class ScopeTests
{
    private static readonly StatesEnvironment Identity = new()
    {
        ExecutionId = "arn:aws:states:us-east-1:111111111111:execution:m:e",
        ExecutionName = "e",
        RoleArn = "arn:aws:iam::111111111111:role/r",
        StateMachineId = "arn:aws:states:us-east-1:111111111111:stateMachine:m",
        StateMachineName = "m",
    };

    [Fact]
    public async Task The_context_object_has_the_services_shape()
    {
        var machine = new AslMachine((data, states) =>
        {
            states.Enter("A", data);
            return Task.FromResult<JsonNode?>(states.Context.DeepClone());
        })
        {
            Environment = Identity,
        };

        var run = await machine.RunAsync("""{"n":1}""");

        const string expected = """
            {
              "Execution": {
                "Id": "arn:aws:states:us-east-1:111111111111:execution:m:e",
                "Input": { "n": 1 },
                "StartTime": "2026-01-01T00:00:00.000Z",
                "Name": "e",
                "RoleArn": "arn:aws:iam::111111111111:role/r",
                "RedriveCount": 0
              },
              "StateMachine": { "Id": "arn:aws:states:us-east-1:111111111111:stateMachine:m", "Name": "m" },
              "State": { "Name": "A" }
            }
            """;
        Assert.Equal(ServiceJson.Write(JsonNode.Parse(expected)), run.OutputText);
    }

    [Fact]
    public async Task A_host_may_show_a_context_object_of_its_own()
    {
        var machine = new AslMachine((data, states) =>
        {
            states.Enter("A", data);
            return Task.FromResult<JsonNode?>(states.Context.DeepClone());
        })
        {
            Environment = Identity with { Context = new JsonObject { ["State"] = new JsonObject() } },
        };

        Assert.Equal("""{"State":{}}""", (await machine.RunAsync("1")).OutputText);
    }

    [Fact]
    public async Task What_the_host_does_not_say_comes_from_the_engine()
    {
        var run = await AslMachine.RunAsync((_, states) => Task.FromResult<JsonNode?>(new JsonObject
        {
            ["id"] = states.Context["Execution"]?["Id"]?.GetValue<string>()
                == states.Durable.ExecutionContext.DurableExecutionArn,
            ["name"] = states.Context["Execution"]?["Name"]?.DeepClone(),
            ["machine"] = states.Context["StateMachine"]?["Name"]?.DeepClone(),
            ["role"] = states.Context["Execution"]?.AsObject().ContainsKey("RoleArn"),
        }));

        Assert.Equal("""{"id":true,"name":"run","machine":"machine","role":false}""", run.OutputText);
    }

    [Fact]
    public async Task An_express_machine_has_no_redrive_count()
    {
        var machine = new AslMachine((_, states) =>
            Task.FromResult<JsonNode?>(states.Context["Execution"]?.AsObject().ContainsKey("RedriveCount")))
        {
            Options = new StateMachineOptions { Name = "machine", IsStandard = false },
        };

        Assert.Equal("false", (await machine.RunAsync()).OutputText);
    }

    [Fact]
    public async Task The_time_of_entering_is_remembered()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            states.Enter("Wait", data);
            await states.WaitAsync("Wait", TimeSpan.FromMinutes(1));
            await states.EnterAsync("Late", data);
            var entered = states.Context["State"]?["EnteredTime"]?.DeepClone();
            await states.WaitAsync("Late", TimeSpan.FromDays(1));
            return new JsonArray(entered, states.Context["State"]?["EnteredTime"]?.DeepClone());
        });

        Assert.Equal("""["2026-01-01T00:01:00.000Z","2026-01-01T00:01:00.000Z"]""", run.OutputText);
    }

    [Fact]
    public async Task Branches_start_with_the_variables_of_their_parent_and_keep_their_own()
    {
        // Hand-written code sees variables through what branches inherit; limits show that they are there.
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            states.Enter("A", data);
            states.Assigned(("x", 1), ("y", null));
            states.Enter("Both", data);
            return await states.ParallelAsync("Both", data,
            [
                (_, branch) =>
                {
                    branch.Assigned(("z", 3));
                    return Task.FromResult<JsonNode?>(Names(branch));
                },
                (_, branch) => Task.FromResult<JsonNode?>(Names(branch)),
            ]);
        });

        Assert.Equal("""["x,y,z","x,y"]""", run.OutputText);

        static string Names(StatesScope scope) => string.Join(',', scope.Variables.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Observers_see_states_with_input_output_and_variables()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("A", data);
            states.Assigned(("x", new JsonObject { ["v"] = 1 }));
            states.Enter("B", "between");
            return Task.FromResult<JsonNode?>("end");
        }, "\"start\"");

        Assert.Equal("+A -A +B -B", run.Trace);
        Assert.Equal("\"start\"", Text(run.Events.OfType<StateEntered>().First().Input));
        var exited = run.Events.OfType<StateExited>().ToList();
        Assert.Equal(["\"between\"", "\"end\""], exited.Select(left => Text(left.Output)));
        Assert.Equal("""{"x":{"v":1}}""", Text(exited[0].Assigned));
        Assert.Null(exited[1].Assigned);
    }

    [Fact]
    public async Task A_caught_error_leaves_its_state_with_the_catchers_output()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                states.Enter("A", data);
                return await states.TaskAsync("A", (_, _) => throw new StatesException("Nope"), data);
            }
            catch (StatesException error) when (error.Matches("States.ALL"))
            {
                data = error.Output;
                states.Enter("Handler", data);
                return data;
            }
        });

        Assert.Equal("+A !A -A +Handler -Handler", run.Trace);
        Assert.Equal("""{"Error":"Nope","Cause":null}""", Text(run.Events.OfType<StateExited>().First().Output));
    }

    [Fact]
    public async Task Events_of_branches_that_run_again_are_told_apart()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            for (var visit = 0; visit < 2; visit++)
            {
                states.Enter("Each", data);
                await states.MapAsync("Each", data, (input, iteration) =>
                {
                    iteration.Enter("Inside", input);
                    return Task.FromResult(input);
                });
            }

            return null;
        }, "[1]");

        Assert.Equal(
            "+Each +Each[0]/Inside -Each[0]/Inside -Each +Each +Each[0]/Inside -Each[0]/Inside -Each", run.Trace);
        Assert.Equal(
            ["", "Each.1.0[0]", "Each.2.0[0]"],
            run.Events.Select(happened => happened.Scope).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Text(JsonNode? node) => ServiceJson.Write(node);
}
