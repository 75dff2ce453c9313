using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Asl.Jsonata;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Sfn2Durable.Verification;
using Xunit.Abstractions;

namespace EndToEnd.Tests.Jsonata;

/// <summary>
/// JSONata that became C# gives what the evaluator gives: random expressions are converted, compiled and run on random
/// inputs, and each value is compared with the evaluator's.
/// </summary>
public sealed class PlainJsonataTests(ITestOutputHelper output)
{
    private const int ExpressionsPerMachine = 100;
    private const int InputsPerMachine = 60;
    private const string Name = "execution-name";
    private const string Id = "arn:aws:states:eu-west-1:111122223333:execution:machine:execution-name";

    // What the first state assigns: two values of the input, a boolean, and counters.
    private static readonly (string Name, string Expression)[] _variables =
    [
        ("v", "$states.input.v"), ("w", "$states.input.w"), ("flag", "$states.input.v = $states.input.w"),
        ("n", "$count($states.input.v)"), ("m", "$count($states.input.w) - 1"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task WhatBecomesCSharpGivesWhatTheEvaluatorGives(int seed)
    {
        var generator = new RandomExpression(seed);
        var expressions = Enumerable.Range(0, ExpressionsPerMachine).Select(_ => generator.Next()).ToList();
        var (workflow, asText) = Convert(expressions);
        output.WriteLine($"{expressions.Count - asText} of {expressions.Count} expressions are C#");
        Assert.InRange(asText, 0, ExpressionsPerMachine / 4);

        var inputs = new RandomJson(seed);
        for (var run = 0; run < InputsPerMachine; run++)
        {
            var input = inputs.Input();
            var result = await RunAsync(workflow, input);
            Assert.True(result.Error is null, $"{result.Error}: {result.Cause}\n{ServiceJson.Write(input)}");
            Compare(expressions, input, result.Output);
        }
    }

    /// <summary>A path as the whole value of a field gives what it selects, or the failure of nothing.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task APathThatIsAWholeFieldGivesItsValueOrFails(int seed)
    {
        var generator = new RandomExpression(seed);
        var paths = Enumerable.Range(0, ExpressionsPerMachine).Select(_ => generator.Path()).ToList();
        var (workflow, code) = Load(Picking(paths));
        output.WriteLine($"{code.Split(".OrFail(states, \"Output\"").Length - 1} of {paths.Count} paths are C#");
        Assert.InRange(code.Split("states.Evaluate(\"Output\"").Length - 1, 0, ExpressionsPerMachine / 2);

        var inputs = new RandomJson(seed);
        var failures = 0;
        for (var index = 0; index < paths.Count; index++)
        {
            for (var run = 0; run < 20; run++)
            {
                var input = inputs.Input();
                input["pick"] = index;
                var result = await RunAsync(workflow, input);
                var expected = Outcome(paths[index], input, Key(index));
                failures += expected.Cause is null ? 0 : 1;
                var actual = (ServiceJson.Write(result.Output), result.Error, result.Cause);
                Assert.True(
                    expected == actual,
                    $"{paths[index]}\ngave {actual}\ninstead of {expected}\nfor {ServiceJson.Write(input)}");
            }
        }

        Assert.InRange(failures, 100, 1_900);
    }

    private static (string Output, string? Error, string? Cause) Outcome(string path, JsonObject input, string state)
    {
        try
        {
            return (ServiceJson.Write(StatesJsonata.Evaluate(path, "Output", Bindings(input, state))), null, null);
        }
        catch (StatesException error)
        {
            // After the start, and the entering and leaving of two states.
            var place = $"An error occurred while executing the state '{state}' (entered at the event id #6). ";
            return ("null", error.Error, place + error.Cause);
        }
    }

    /// <summary>A machine with a state for each path, of which the input picks one.</summary>
    private static JsonObject Picking(IReadOnlyList<string> paths)
    {
        var states = new JsonObject
        {
            ["Assign"] = new JsonObject { ["Type"] = "Pass", ["Assign"] = Fields(_variables), ["Next"] = "Pick" },
            ["Pick"] = new JsonObject
            {
                ["Type"] = "Choice",
                ["Choices"] = new JsonArray([.. paths.Select(static (_, index) => new JsonObject
                {
                    ["Condition"] = $"{{% $states.input.pick = {index} %}}",
                    ["Next"] = Key(index),
                })]),
            },
        };
        for (var index = 0; index < paths.Count; index++)
        {
            states[Key(index)] = new JsonObject
            {
                ["Type"] = "Pass",
                ["Output"] = $"{{% {paths[index]} %}}",
                ["End"] = true,
            };
        }

        return new JsonObject { ["QueryLanguage"] = "JSONata", ["StartAt"] = "Assign", ["States"] = states };
    }

    private static Task<LocalResult> RunAsync(WorkflowAssembly workflow, JsonObject input) => LocalExecution.RunAsync(
        new LocalRequest(workflow.Create(UnavailableAwsServices.Instance), input.DeepClone())
        {
            Environment = new StatesEnvironment
            {
                ExecutionId = Id,
                ExecutionName = Name,
                Limits = StatesLimits.None,
            },
        },
        CancellationToken.None);

    private static void Compare(IReadOnlyList<string> expressions, JsonObject input, JsonNode? result)
    {
        var bindings = Bindings(input, "Compute {it}");
        for (var index = 0; index < expressions.Count; index++)
        {
            var expected = ServiceJson.Write(StatesJsonata.Evaluate(expressions[index], "Output", bindings));
            var actual = ServiceJson.Write(result?[Key(index)]);
            Assert.True(
                expected == actual,
                $"{expressions[index]}\ngave     {actual}\ninstead of {expected}\nfor {ServiceJson.Write(input)}");
        }
    }

    private static JsonataBindings Bindings(JsonObject input, string state)
    {
        var variables = new Dictionary<string, JsonNode?>();
        var states = new StatesMembers(input, Context(input, "Assign"));
        foreach (var (name, expression) in _variables)
        {
            // A variable has a value of its own, which `in` does not take for the place it was read from.
            variables[name] = StatesJsonata.Evaluate(expression, name, new JsonataBindings(null, states))?.DeepClone();
        }

        return new JsonataBindings(variables, new StatesMembers(input, Context(input, state)));
    }

    private static JsonObject Context(JsonObject input, string state) => new()
    {
        ["Execution"] = new JsonObject { ["Id"] = Id, ["Input"] = input.DeepClone(), ["Name"] = Name },
        ["State"] = new JsonObject { ["Name"] = state },
    };

    private static string Key(int index) => index.ToString("000", CultureInfo.InvariantCulture);

    private static (WorkflowAssembly Code, int AsText) Convert(IReadOnlyList<string> expressions)
    {
        var definition = new JsonObject
        {
            ["QueryLanguage"] = "JSONata",
            ["StartAt"] = "Assign",
            ["States"] = new JsonObject
            {
                ["Assign"] = new JsonObject
                {
                    ["Type"] = "Pass",
                    ["Assign"] = Fields(_variables),
                    ["Next"] = "Compute {it}",
                },
                ["Compute {it}"] = new JsonObject
                {
                    ["Type"] = "Pass",
                    ["Output"] = Fields(expressions.Select(static (e, index) => (Key(index), e))),
                    ["End"] = true,
                },
            },
        };
        var (workflow, code) = Load(definition);
        return (workflow, code.Split("\"Output/").Length - 1);
    }

    private static (WorkflowAssembly Workflow, string Code) Load(JsonObject definition)
    {
        var diagnostics = new DiagnosticBag();
        var document = Assert.Single(new DefinitionLoader(new LoadOptions { Name = "machine" })
            .LoadText("machine.json", definition.ToJsonString(), diagnostics));
        var conversion = ConversionPipeline.Convert(document, diagnostics, new EmitOptions(), new BinderOptions());
        var generated = conversion.Output
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Sorted()));
        var (assembly, findings) = WorkflowAssembly.Load(generated);
        Assert.Empty(findings);
        var code = generated.Files.Single(static f => f.Path.EndsWith("Workflow.cs", StringComparison.Ordinal)).Text;
        return (assembly ?? throw new InvalidOperationException("nothing was loaded"), code);
    }

    private static JsonObject Fields(IEnumerable<(string Name, string Expression)> fields) =>
        new(fields.Select(static f => KeyValuePair.Create<string, JsonNode?>(f.Name, $"{{% {f.Expression} %}}")));
}
