using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;

namespace Durable.Runtime.Tests.Asl;

/// <summary>JSONata in a scope: what expressions see and how they fail.</summary>
public sealed class ExpressionTests
{
    private const string Prefix = "An error occurred while executing the state 'A' (entered at the event id #2). ";

    [Theory]
    [InlineData("$states.input.n + $x", "3")]
    [InlineData("$states.context.State.Name & $states.context.Execution.Input.n", "\"A1\"")]
    [InlineData("$states.result", "null")]
    [InlineData("$exists($states.errorOutput)", "false")]
    [InlineData("$keys($states)", """["input","context","result"]""")]
    public async Task Expressions_see_states_and_variables(string expression, string expected)
    {
        var run = await EvaluateAsync(states => states.Evaluate("Output", expression, Input, result: null));

        Assert.Equal(expected, run.OutputText);
    }

    [Fact]
    public async Task A_result_is_absent_where_there_is_none()
    {
        var error = new StatesException("E").Output;
        var run = await EvaluateAsync(states => new JsonArray(
            states.Evaluate("Output", "$exists($states.result)", Input),
            states.Evaluate("Output", "$states.errorOutput.Error", Input, errorOutput: error)));

        Assert.Equal("""[false,"E"]""", run.OutputText);
    }

    [Fact]
    public async Task A_value_is_a_new_node()
    {
        var run = await EvaluateAsync(states =>
        {
            var twice = new JsonObject
            {
                ["a"] = states.Evaluate("Output/a", "$states.input", Input),
                ["b"] = states.Evaluate("Output/b", "$states.input", Input),
            };
            return twice;
        });

        Assert.Equal("""{"a":{"n":1},"b":{"n":1}}""", run.OutputText);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("items")]
    [InlineData("items[1]")]
    [InlineData("gone.n")]
    public async Task A_selection_succeeds_and_fails_as_its_expression_does(string path)
    {
        var input = JsonNode.Parse("""{"n":1.50,"items":[null,"b"]}""");
        static string Told(Func<JsonNode?> read)
        {
            try
            {
                return ServiceJson.Write(read());
            }
            catch (StatesException error)
            {
                return $"{error.Error}: {error.Cause}";
            }
        }

        var run = await EvaluateAsync(states => new JsonArray(
            Told(() => states.Evaluate("Output/x", "$states.input." + path, input)),
            Told(() => input.Find(path).OrFail(states, "Output/x")),
            Told(() => states.Evaluate("Output/x", "$states.result." + path, result: input)),
            Told(() => input.Find(path).OrFail(states, "Output/x", "$states.result")),
            Told(() => states.EvaluateArray("Items", "$states.input." + path, input)),
            Told(() => input.Find(path).ArrayOrFail(states, "Items"))));

        var told = JsonNode.Parse(run.OutputText)?.AsArray().Select(static t => (string?)t).ToList() ?? [];
        Assert.Equal((told[0], told[2], told[4]), (told[1], told[3], told[5]));
        Assert.Equal(path.StartsWith("gone", StringComparison.Ordinal), told[1]?.Contains(Prefix, StringComparison.Ordinal));
        Assert.Equal(path == "items", told[5]?.StartsWith('['));
    }

    [Theory]
    [InlineData("$gone", "returned nothing (undefined).")]
    [InlineData("function(){1}", "returned an unsupported result type.")]
    [InlineData(
        "1 + 'x'",
        "threw an error during evaluation. T2002: The right side of the \"+\" operator must evaluate to a number")]
    public async Task Failures_carry_the_prefix_when_a_catcher_sees_them(string expression, string problem)
    {
        var run = await EvaluateAsync(states =>
        {
            try
            {
                return states.Evaluate("F", expression, Input);
            }
            catch (StatesException error) when (error.Matches("States.QueryEvaluationError"))
            {
                return error.Cause;
            }
        });

        Assert.Equal(
            $"{Prefix}The JSONata expression '{expression}' specified for the field 'F' {problem}",
            run.Output?.GetValue<string>());
    }

    public static TheoryData<string, Func<StatesScope, object>, string> Typed => new()
    {
        { "true", states => states.EvaluateBoolean("F", "$states.input.n = 1", Input), "" },
        { "text", states => states.EvaluateString("F", "'te' & 'xt'", Input), "" },
        { "1.5", states => states.EvaluateNumber("F", "1.5", Input), "" },
        { "2", states => states.EvaluateArray("F", "[1, 2]", Input).Count, "" },
        { "7", states => states.EvaluateInteger("F", "7.0", Input), "" },
        { "2147483647", states => states.EvaluateInteger("F", "9999999999", Input), "" },
        { "00:01:30", states => states.EvaluateSeconds("F", "90", Input), "" },
        { "2026", states => states.EvaluateTimestamp("F", "'2026-03-14T01:59:00+01:00'", Input).Year, "" },
        {
            "",
            states => states.EvaluateBoolean("F", "'true'", Input),
            "The JSONata expression ''true'' specified for the field 'F' returned an unexpected result type. "
            + "Expected 'boolean', but was 'string' for value: \"true\""
        },
        {
            "",
            states => states.EvaluateArray("Items", "null", Input),
            "The JSONata expression 'null' specified for the field 'Items' returned an unexpected result type. "
            + "Expected 'array', but was 'null' for value: null"
        },
        { "", states => states.EvaluateSeconds("F", "1.6", Input), "The F field cannot be parsed as an integer: 1.6" },
        { "", states => states.EvaluateSeconds("F", "-1", Input), "F must be between 0 and 99999999 but was: -1" },
        {
            "",
            states => states.EvaluateTimestamp("Timestamp", "'05-12-2016T21:29:29Z'", Input),
            "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
            + "05-12-2016T21:29:29Z"
        },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task Values_have_to_suit_their_field(
        string expected,
        Func<StatesScope, object> evaluate,
        string detail)
    {
        var run = await EvaluateAsync(states =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{evaluate(states)}"));

        Assert.Equal(detail.Length == 0 ? null : Prefix + detail, run.Cause);
        if (detail.Length == 0)
        {
            Assert.Equal(expected, run.Output?.GetValue<string>(), ignoreCase: true);
        }
    }

    [Fact]
    public async Task A_selector_sees_its_item_in_the_context_object()
    {
        var run = await AslMachine.RunAsync((data, states) =>
        {
            states.Enter("Each", data);
            return states.MapAsync("Each", data, (input, _) => Task.FromResult(input), new MapOptions
            {
                ItemSelector = _ => states.Evaluate("ItemSelector", "$states.context.Map.Item", data),
            });
        }, "[5,6]");

        Assert.Equal("""[{"Index":0,"Value":5},{"Index":1,"Value":6}]""", run.OutputText);
    }

    [Fact]
    public async Task A_branch_sees_the_variables_of_its_parent_as_they_were()
    {
        var run = await EvaluateAsync(async states => await states.ParallelAsync("A", null,
        [
            (_, branch) =>
            {
                var before = branch.Evaluate("Output", "$x", null);
                branch.Assigned(("y", 7));
                return Task.FromResult<JsonNode?>(new JsonArray(before, branch.Evaluate("Output", "$y", null)));
            },
        ]));

        Assert.Equal("[[2,7]]", run.OutputText);
    }

    private static JsonNode? Input { get; } = JsonNode.Parse("""{"n":1}""");

    private static Task<AslRun> EvaluateAsync(Func<StatesScope, JsonNode?> evaluate) =>
        EvaluateAsync(states => Task.FromResult(evaluate(states)));

    private static Task<AslRun> EvaluateAsync(Func<StatesScope, Task<JsonNode?>> evaluate) =>
        AslMachine.RunAsync((data, states) =>
        {
            states.Enter("A", data);
            states.Assigned(("x", 2));
            return evaluate(states);
        }, """{"n":1}""");
}
