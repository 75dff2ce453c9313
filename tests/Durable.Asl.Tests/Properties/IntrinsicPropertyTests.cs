using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.Payloads;
using Xunit.Abstractions;

namespace Durable.Asl.Tests.Properties;

/// <summary>What holds for every text that is given to the parser of calls, and for every call.</summary>
public sealed class IntrinsicPropertyTests(ITestOutputHelper output)
{
    private const int Texts = 200_000;

    private static readonly string[] Pieces =
    [
        "(", ")", ",", ", ", " ", "$.a", "$.text", "$", "$$.x", "$v", "'text'", "'{}'", "'\\'", "'\\{'", "'", "\\", "1", "-1.5", "1e9",
        "true", "false", "null", "States.", "States.Array(", "$.a[?(@.x == ',')]", "'a,b'", "é", "States.UUID()", "2", "$.list",
    ];

    private static readonly ExpressionScope Scope = new(
        ServiceJson.Parse("""{"a":{"x":1},"text":"some text","list":[3,1,"x",[1],null,{"a":1}]}"""),
        ServiceJson.Parse("""{"x":"y"}"""),
        new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["v"] = 5 });

    [Fact]
    public void RandomTextIsACallOrASyntaxErrorInsideTheText()
    {
        var generator = new TextGenerator(seed: 2, [.. Pieces, .. IntrinsicTable.All.Select(row => row.Name + "(")]);
        var calls = 0;
        for (var run = 0; run < Texts; run++)
        {
            var function = IntrinsicTable.All[generator.Below(IntrinsicTable.All.Count)].Name;
            var text = run % 4 == 0 ? generator.Next() : $"{function}({generator.Next()})";
            if (IntrinsicCall.TryParse(text, out var call, out var error))
            {
                calls++;
                Assert.Equal(call.ToString(), IntrinsicCall.Parse(call.ToString()).ToString());
                AssertEvaluates(call);
            }
            else
            {
                Assert.InRange(error.Position, 0, text.Length);
            }
        }

        output.WriteLine($"{Texts} texts, {calls} of them calls");
        Assert.InRange(calls, Texts / 50, Texts);
    }

    [Fact]
    public void EveryFunctionTakesAnyArgumentsOrFails()
    {
        string[] arguments = ["$.a", "$.text", "$.list", "'MD5'", "'{}'", "3", "-1.5", "1e300", "true", "null", "$.list[*]", "''"];
        foreach (var function in IntrinsicTable.All)
        {
            foreach (var first in arguments)
            {
                foreach (var second in arguments)
                {
                    AssertEvaluates(IntrinsicCall.Parse($"{function.Name}({first})"));
                    AssertEvaluates(IntrinsicCall.Parse($"{function.Name}({first}, {second})"));
                    AssertEvaluates(IntrinsicCall.Parse($"{function.Name}({first}, {second}, {first})"));
                }
            }
        }
    }

    [Fact]
    public void AnyTextIsATemplateExpressionOrAProblem()
    {
        var generator = new TextGenerator(seed: 3, Pieces);
        for (var run = 0; run < Texts / 10; run++)
        {
            var isExpression = PayloadExpression.TryParse(generator.Next(), out var expression, out var problem);
            Assert.Equal(isExpression, expression is not null);
            Assert.Equal(isExpression, problem is null or "");
        }
    }

    private static void AssertEvaluates(IntrinsicCall call)
    {
        try
        {
            var value = call.Evaluate(Scope);
            Assert.Null(value?.Parent);
        }
        catch (StatesException error)
        {
            Assert.Equal(ErrorNames.Runtime, error.Error);
            Assert.Contains(call.Text, error.Cause, StringComparison.Ordinal);
        }
    }
}
