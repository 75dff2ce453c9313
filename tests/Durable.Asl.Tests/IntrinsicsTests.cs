using System.Text.Json.Nodes;
using Durable.Asl.IntrinsicFunctions;

namespace Durable.Asl.Tests;

/// <summary>The functions as generated code calls them; what they compute is in the tables.</summary>
public sealed class IntrinsicsTests
{
    private static readonly JsonNode? Data = ServiceJson.Parse("""{"id":7,"list":["a","b"],"o":{"k":1}}""");

    [Fact]
    public void CallsConvertToJson()
    {
        var payload = new JsonObject
        {
            ["label"] = Intrinsics.Format("Order {} of \\{{}\\}", Data.At("$.id"), "x"),
            ["last"] = Intrinsics.ArrayGetItem(
                Data.At("$.list"), Intrinsics.MathAdd(Intrinsics.ArrayLength(Data.At("$.list")), -1)),
            ["has"] = Intrinsics.ArrayContains(Data.At("$.list"), "b"),
            ["array"] = Intrinsics.Array(1, 2.5, 3m, 4L, true, IntrinsicValue.Null, "x", Data.At("$.o"), Data),
        };

        Assert.Equal(
            """
            {"label":"Order 7 of {x}","last":"b","has":true,"array":[1,2.5,3,4,true,null,"x",{"k":1},{"id":7,"list":["a","b"],"o":{"k":1}}]}
            """,
            ServiceJson.Write(payload));
    }

    [Theory]
    [InlineData("States.Format('it\\'s {} \\{\\} \\\\', $.id)")]
    [InlineData("States.StringSplit('a\\'b\\\\c', '\\\\')")]
    public void TextOfATypedCallIsTheCanonicalOne(string text)
    {
        var call = text.Contains("Format", StringComparison.Ordinal)
            ? Intrinsics.Format("it's {} \\{\\} \\\\", Data.At("$.id"))
            : Intrinsics.StringSplit("a'b\\c", "\\");

        Assert.Equal(text, call.ToString());
        Assert.Equal(text, IntrinsicCall.Parse(text).ToString());
        Assert.Equal(
            ServiceJson.Write(IntrinsicCall.Parse(text).Evaluate(new ExpressionScope(Data))),
            ServiceJson.Write(call.Evaluate()));
    }

    [Fact]
    public void FailureQuotesTheOutermostCall()
    {
        var call = Intrinsics.MathAdd(Intrinsics.ArrayLength(Data.At("$.o")), 1);

        var error = Assert.Throws<StatesException>(() => call.Evaluate());

        Assert.Equal(
            "There was an error while evaluating the intrinsic function: "
            + "States.MathAdd(States.ArrayLength($.o), 1). Invalid arguments in States.ArrayLength",
            error.Cause);
    }

    [Fact]
    public void FailureQuotesTheCallAsItWasWritten()
    {
        const string written = "States.Format( '{}',$.none )";

        var typed = Assert.Throws<StatesException>(
            () => (JsonNode?)Intrinsics.Format("{}", Data.At("$.none")).WrittenAs(written));
        var parsed = Assert.Throws<StatesException>(
            () => IntrinsicCall.Parse(written).Evaluate(new ExpressionScope(Data)));

        Assert.Equal(parsed.Cause, typed.Cause);
        Assert.StartsWith($"The function '{written}' had the following error", typed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void RandomValuesComeFromTheGivenSource()
    {
        var source = new FixedSource();
        var scope = new ExpressionScope(Data) { Random = source };

        Assert.Equal("\"00000000-0000-4000-8000-000000000001\"", Intrinsics.UUID().Evaluate(source)!.ToJsonString());
        Assert.Equal("14", IntrinsicCall.Parse("States.MathRandom(10, 15)").Evaluate(scope)!.ToJsonString());
        Assert.Equal("[63,14]", ServiceJson.Write(
            Intrinsics.Array(Intrinsics.MathRandom(1, 100, 42), Intrinsics.MathRandom(10, 15)).Evaluate(source)));
    }

    [Theory]
    [InlineData("States.UUID()", false)]
    [InlineData("States.MathRandom(1, 2)", false)]
    [InlineData("States.MathRandom(1, 2, 3)", true)]
    [InlineData("States.Array(States.UUID())", false)]
    [InlineData("States.Array($.x, 1)", true)]
    public void CallKnowsWhetherItIsDeterministic(string text, bool expected) =>
        Assert.Equal(expected, IntrinsicCall.Parse(text).IsDeterministic);

    [Fact]
    public void JavaRandomGivesTheNumbersOfJava()
    {
        Assert.Equal(0.7240700207191966, new JavaRandom(77).NextDouble());
        Assert.Equal(0, new JavaRandom(42).Next(10));
        Assert.Equal(11, new JavaRandom(42).Next(16));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JavaRandom(1).Next(0));
    }

    private sealed class FixedSource : RandomSource
    {
        public override Guid NewGuid() => new("00000000-0000-4000-8000-000000000001");

        public override int Next(int exclusiveMaximum) => exclusiveMaximum - 1;
    }
}
