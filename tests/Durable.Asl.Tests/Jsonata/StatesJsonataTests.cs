using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;
using Durable.Asl.Tests.Tables;

namespace Durable.Asl.Tests.Jsonata;

/// <summary>Expressions of state machines: functions, bindings, results and the causes of their failures.</summary>
public sealed class StatesJsonataTests
{
    private static readonly JsonObject Data =
        SemanticTable.Row(SemanticTable.Texts("jsonata-states-data.json").Single());

    private static readonly JsonataOptions Options = new()
    {
        Host = new JsonataHost
        {
            Time = new FixedTime(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero)),
            NextRandom = () => 0.25,
            NextUuid = () => Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        },
    };

    public static TheoryData<string> Rows => SemanticTable.Rows("jsonata-states.json");

    [Theory]
    [MemberData(nameof(Rows))]
    public void ExpressionGivesItsValueOrCause(string text)
    {
        var row = SemanticTable.Row(text);

        if (row["cause"]?.GetValue<string>() is { } cause)
        {
            var error = Assert.Throws<StatesException>(() => Evaluate(row));
            Assert.Equal(cause, error.Cause);
            Assert.Equal(ErrorNames.QueryEvaluationError, error.Error);
            Assert.True(error.IsInterpreterError);
            return;
        }

        Assert.Equal(ServiceJson.Write(row["result"]), ServiceJson.Write(Evaluate(row)));
    }

    [Fact]
    public void AShuffleTakesItsOrderFromTheHost()
    {
        var last = new JsonataOptions { Host = new JsonataHost { NextRandom = () => 0.999 } };

        Assert.Equal("[1,2,3]", Write("$shuffle([1,2,3])", last));
        Assert.Equal("[2,3,1]", Write("$shuffle([1,2,3])", new() { Host = new JsonataHost { NextRandom = () => 0 } }));
    }

    [Fact]
    public void TheTimeIsReadOncePerEvaluation()
    {
        var ticking = new TickingTime();
        var options = new JsonataOptions { Host = new JsonataHost { Time = ticking } };

        Assert.Equal("true", Write("$now() = $now() and $toMillis($now()) = $millis()", options));
        Assert.Equal(1, ticking.Reads);
        Assert.Equal("1", Write("1", options));
        Assert.Equal(1, ticking.Reads);
    }

    [Fact]
    public void NumbersThatAreOnlyMovedKeepTheirText()
    {
        var input = JsonNode.Parse("""{"n": 1.50, "big": 12345678901234567890, "in": {"e": 1e3}}""");

        Assert.Equal("12345678901234567890", Write("$states.input.big", null, input));
        Assert.Equal("""[1.50,{"e":1e3}]""", Write("[$states.input.n, $states.input.in]", null, input));
        Assert.Equal("[1.5,1000]", Write("[$states.input.n + 0, $states.input.in.e + 0]", null, input));
    }

    [Theory]
    [InlineData("3.0 + 0", "3")]
    [InlineData("1e20 + 0", "100000000000000000000")]
    [InlineData("-0 * 1", "0")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("2 / 3", "0.6666666666666666")]
    public void ComputedNumbersAreWrittenShort(string expression, string text)
    {
        Assert.Equal(text, Write(expression, null));
    }

    [Fact]
    public void AResultOutOfTheInputIsTheInputsNode()
    {
        var input = JsonNode.Parse("""{"a": {"b": [1, 2]}}""");

        var result = StatesJsonata.Evaluate("$states.input.a", "Output", Bindings(input));

        Assert.Same(input?["a"], result);
    }

    [Fact]
    public void ValuesOfEveryKindOfNodeAreUnderstood()
    {
        var input = new JsonObject
        {
            ["int"] = 1,
            ["long"] = 2L,
            ["decimal"] = 3.5m,
            ["float"] = 0.5f,
            ["byte"] = (byte)4,
            ["char"] = 'c',
            ["date"] = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc),
            ["guid"] = Guid.Empty,
            ["bool"] = true,
        };

        Assert.Equal("11", Write("$sum([int, long, decimal, float, byte])", null, input, "$states.input."));
        Assert.Equal("\"c2026-01-02\"", Write("char & $substring(date, 0, 10)", null, input, "$states.input."));
        Assert.Equal("\"string\"", Write("$type(guid)", null, input, "$states.input."));
        Assert.Equal("true", Write("bool", null, input, "$states.input."));
    }

    [Theory]
    [InlineData("""{"a": 1, "a": 2}""", "$states.input.a", "2")]
    [InlineData("""{"a": 1, "a": 2}""", "$keys($states.input)", "\"a\"")]
    [InlineData("""{"b": "x\ud800"}""", "$length($states.input.b)", "2")]
    public void FlawsOfParsedJsonDoNoHarm(string input, string expression, string value)
    {
        Assert.Equal(value, Write(expression, null, JsonNode.Parse(input)));
    }

    [Fact]
    public void AnUnreadableNameIsAnErrorOfItsOwn()
    {
        var input = JsonNode.Parse("""{"\ud800": 1, "b": 2}""");

        var error = Assert.Throws<StatesException>(() => Write("$states.input.b", null, input));

        Assert.EndsWith("D3137: An object has a name with half a surrogate pair", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void CompiledExpressionsAreKeptWithinBounds()
    {
        Assert.Same(StatesJsonata.Compile("1 + 1"), StatesJsonata.Compile("1 + 1"));
        for (var index = 0; index < TextCache<JsonataExpression>.Capacity + 10; index++)
        {
            StatesJsonata.Compile($"{index} * 2");
        }

        Assert.InRange(JsonataCache.Expressions.Count, 1, TextCache<JsonataExpression>.Capacity);
    }

    private static string Write(string expression, JsonataOptions? options, JsonNode? input = null, string prefix = "")
    {
        var text = prefix.Length == 0 ? expression : $"$states.input.({expression})";
        return ServiceJson.Write(StatesJsonata.Evaluate(text, "Output", Bindings(input), options));
    }

    private static JsonataBindings Bindings(JsonNode? input) => new(null, new StatesMembers(input, null));

    private static JsonNode? Evaluate(JsonObject row)
    {
        var expression = row["expr"]?.GetValue<string>() ?? "";
        var field = row["field"]?.GetValue<string>() ?? "Output";
        var bindings = RowBindings(row);
        return row["type"]?.GetValue<string>() switch
        {
            "boolean" => StatesJsonata.EvaluateBoolean(expression, field, bindings, Options),
            "string" => StatesJsonata.EvaluateString(expression, field, bindings, Options),
            "number" => StatesJsonata.EvaluateNumber(expression, field, bindings, Options),
            "integer" => StatesJsonata.EvaluateInteger(expression, field, bindings, Options),
            "array" => StatesJsonata.EvaluateArray(expression, field, bindings, Options),
            "object" => StatesJsonata.EvaluateObject(expression, field, bindings, Options),
            _ => StatesJsonata.Evaluate(expression, field, bindings, Options),
        };
    }

    private static JsonataBindings RowBindings(JsonObject row)
    {
        var states = new StatesMembers(Data["input"], Data["context"]);
        states = row["result_value"] is { } result ? states.WithResult(result) : states;
        states = row["error_output"] is { } error ? states.WithErrorOutput(error) : states;
        var variables = (row["variables"] as JsonObject)?.ToDictionary(pair => pair.Key, pair => pair.Value);
        return new JsonataBindings(variables, row.ContainsKey("no_states") ? null : states);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class TickingTime : TimeProvider
    {
        public int Reads { get; private set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddMilliseconds(++Reads);
    }
}
