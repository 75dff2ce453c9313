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
            var result = await LocalExecution.RunAsync(
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
            Assert.True(result.Error is null, $"{result.Error}: {result.Cause}\n{ServiceJson.Write(input)}");
            Compare(expressions, input, result.Output);
        }
    }

    private static void Compare(IReadOnlyList<string> expressions, JsonObject input, JsonNode? result)
    {
        var bindings = Bindings(input);
        for (var index = 0; index < expressions.Count; index++)
        {
            var expected = ServiceJson.Write(StatesJsonata.Evaluate(expressions[index], "Output", bindings));
            var actual = ServiceJson.Write(result?[Key(index)]);
            Assert.True(
                expected == actual,
                $"{expressions[index]}\ngave     {actual}\ninstead of {expected}\nfor {ServiceJson.Write(input)}");
        }
    }

    private static JsonataBindings Bindings(JsonObject input)
    {
        var variables = new Dictionary<string, JsonNode?>();
        var states = new StatesMembers(input, Context(input, "Assign"));
        foreach (var (name, expression) in _variables)
        {
            // A variable has a value of its own, which `in` does not take for the place it was read from.
            variables[name] = StatesJsonata.Evaluate(expression, name, new JsonataBindings(null, states))?.DeepClone();
        }

        return new JsonataBindings(variables, new StatesMembers(input, Context(input, "Compute {it}")));
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
        var diagnostics = new DiagnosticBag();
        var document = Assert.Single(new DefinitionLoader(new LoadOptions { Name = "machine" })
            .LoadText("machine.json", definition.ToJsonString(), diagnostics));
        var conversion = ConversionPipeline.Convert(document, diagnostics, new EmitOptions(), new BinderOptions());
        var generated = conversion.Output
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Sorted()));
        var (assembly, findings) = WorkflowAssembly.Load(generated);
        Assert.Empty(findings);
        var code = generated.Files.Single(static f => f.Path.EndsWith("Workflow.cs", StringComparison.Ordinal)).Text;
        return (assembly ?? throw new InvalidOperationException("nothing was loaded"), code.Split("\"Output/").Length - 1);
    }

    private static JsonObject Fields(IEnumerable<(string Name, string Expression)> fields) =>
        new(fields.Select(static f => KeyValuePair.Create<string, JsonNode?>(f.Name, $"{{% {f.Expression} %}}")));
}
