using System.Text.Json.Nodes;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Emit;

/// <summary>Which JSONata becomes C#, what it looks like, and what stays text.</summary>
public sealed class JsonataEmissionTests
{
    [Theory]
    [InlineData("$states.input.a.b = 'OK'", """data.Find("a.b").IsEqualTo("OK")""")]
    [InlineData("'OK' != $states.input.a", """data.Find("a").DiffersFrom("OK")""")]
    [InlineData("$any != 'OK'", """!any.IsEqualTo("OK")""")]
    [InlineData("$any != $states.input.a", """any.DiffersFrom(data.Find("a"))""")]
    [InlineData("$states.input.a = $states.input.b", """data.Find("a").IsEqualTo(data.Find("b"))""")]
    [InlineData("$states.input.a != null", """data.Find("a").IsNotNull()""")]
    [InlineData("null = $any", "any is null")]
    [InlineData("$states.input.`a b`.\"c\"[0] in ['x', 'y']", """data.Find("`a b`.c[0]").IsIn("x", "y")""")]
    [InlineData("$any in ['x']", """any.IsEqualTo("x")""")]
    [InlineData("'x' in $states.input.list", """data.Find("list").Includes("x")""")]
    [InlineData("$states.input.a and ($flag or $not($any))", """data.Find("a").IsTruthy() && (flag.IsTruthy() || !any.IsTruthy())""")]
    [InlineData("$states.input.a ? false : true", """!data.Find("a").IsTruthy()""")]
    [InlineData("$exists($states.input.a)", """data.Find("a").Exists""")]
    [InlineData("$count($states.input.a) - 1 >= 2", """data.Find("a").Count() - 1 >= 2""")]
    [InlineData("$n + 1", "n.AsNumber() + 1")]
    [InlineData("$n <= 3", "n.AsNumber() <= 3")]
    [InlineData("$exists($states.input.a) ? $states.input.a : 'EUR'", """data.Find("a").Or("EUR")""")]
    [InlineData("$states.input.a ?? $any", """data.Find("a").Or(any)""")]
    [InlineData("$any ? $any : 5", "any.OrIfFalsy(5)")]
    [InlineData("$states.input.a ?: []", """data.Find("a").OrIfFalsy(new JsonArray())""")]
    [InlineData("$flag ? 'a' : 'b'", "flag.IsTruthy() ? \"a\" : \"b\"")]
    [InlineData("$flag ? $any : null", "flag.IsTruthy() ? any?.DeepClone() : null")]
    [InlineData("$flag ? 1 : 'b'", "flag.IsTruthy() ? (JsonNode?)1 : \"b\"")]
    [InlineData("'{' & $any & '\"' & $string($states.input.a)", """JsonData.Text($"{{{any}\"{data.Find("a")}")""")]
    [InlineData("'in ' & $states.context.State.Name & $any", """JsonData.Text($"in P{any}")""")]
    [InlineData("$string($any)", "any.ToText()")]
    [InlineData("$states.context.Execution.Name", "states.ExecutionName")]
    [InlineData("1e20", "JsonNode.Parse(\"100000000000000000000\")")]
    public void WhatCannotFailIsCSharp(string expression, string expected)
    {
        var code = Convert(expression);

        Assert.Contains(expected, code, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Output/f\"", code, StringComparison.Ordinal);
    }

    [Fact]
    public void LongTextsAreBrokenWhereTheirLinesEnd()
    {
        var code = Convert(
            "'The first line is about ' & $any & ', which is known.\nThe second line says what it says at such a length that it '"
            + " & 'has to be broken between two words: ' & $flag & '\n\n' & 'The end.'");

        Assert.Contains(
            """
                            $"The first line is about {any}, which is known.\n"
                                + $"The second line says what it says at such a length that it has to be broken "
                                + $"between two words: {flag}\n\n"
                                + $"The end."),
            """,
            code,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$states.input.a.b[0]", """data.Find("a.b[0]").OrFail(states, "Output/f")""")]
    [InlineData("$any.a", """any.Find("a").OrFail(states, "Output/f", "$any")""")]
    [InlineData(
        "$states.context.Execution.RoleArn",
        """states.Context.Find("Execution.RoleArn").OrFail(states, "Output/f", "$states.context")""")]
    public void APathThatIsTheWholeFieldFailsWhereItSelectsNothing(string expression, string expected) =>
        Assert.Contains(expected, Convert(expression), StringComparison.Ordinal);

    [Theory]
    [InlineData("$states.input . a", ", data)")]
    [InlineData("($states.input.a)", ", data)")]
    [InlineData("$maybe.a", ")")]
    [InlineData("$maybe", ")")]
    [InlineData("$maybe = 1", ")")]
    [InlineData("$any + 1", ")")]
    [InlineData("$n + 0.5", ")")]
    [InlineData("$n * 2", ")")]
    [InlineData("$any < 5", ")")]
    [InlineData("$not($states.input.a)", ", data)")]
    [InlineData("$boolean($states.input.a)", ", data)")]
    [InlineData("$string($states.input.a)", ", data)")]
    [InlineData("$states.input.a[b = 1] = 2", ", data)")]
    [InlineData("$exists($any)", ")")]
    [InlineData("$length($any)", ")")]
    [InlineData("$sum($any) = 1", ")")]
    [InlineData("'id-' & $uuid()", ")")]
    [InlineData("1 = 1", ")")]
    [InlineData("[$any]", ")")]
    [InlineData("$any in [$flag, 1]", ")")]
    [InlineData("$flag ? $states.input.a : 1", ", data)")]
    [InlineData("$flag ? 1", ")")]
    public void WhatCanFailStaysText(string expression, string rest)
    {
        var code = Convert(expression);

        Assert.Contains($"states.Evaluate(\"Output/f\", \"{expression}\"{rest}", code, StringComparison.Ordinal);
    }

    [Fact]
    public void AVariableHidesTheFunctionOfItsName()
    {
        var code = Convert("$count($states.input.a) > 0", ("count", "1"));

        Assert.Contains("\"$count($states.input.a) > 0\"", code, StringComparison.Ordinal);
    }

    [Fact]
    public void AVariableThatIsOnceSomethingElseIsNoCounter()
    {
        var code = Convert("$n + 1", ("n", "$states.input.n"));

        Assert.Contains("\"$n + 1\"", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", "$any", ")", 900)]
    [InlineData("-", "$any", "", 900)]
    [InlineData("$any in [", "1", "]", 150)]
    [InlineData("$any ? ($any) : (", "$flag", ")", 100)]
    [InlineData("$any & (", "$flag", ")", 200)]
    [InlineData("$any and (", "$flag", ")", 150)]
    [InlineData("$any and (", "$flag", ")", 450)]
    public void DeepExpressionsEndWell(string before, string core, string after, int depth)
    {
        var repeated = string.Concat(Enumerable.Repeat(before, depth)) + core + string.Concat(Enumerable.Repeat(after, depth));

        Assert.Contains("[\"f\"] =", Convert(repeated), StringComparison.Ordinal);
    }

    [Fact]
    public void OpenPlaceholdersStayWhereTheyAre()
    {
        var code = Convert("$any = '${Wanted}'");

        Assert.Contains("$\"$any = '{settings.Wanted}'\"", code, StringComparison.Ordinal);
    }

    /// <summary>A machine that assigns <c>any</c>, a boolean <c>flag</c>, a counter <c>n</c>, perhaps <c>maybe</c>, and has
    /// the expression in its last state.</summary>
    private static string Convert(string expression, params (string Name, string Value)[] more)
    {
        var known = new JsonObject { ["any"] = "{% $states.input.any %}", ["flag"] = "{% $states.input.x = 1 %}", ["n"] = 0 };
        foreach (var (name, value) in more)
        {
            known[name] = $"{{% {value} %}}";
        }

        var definition = new JsonObject
        {
            ["QueryLanguage"] = "JSONata",
            ["StartAt"] = "A",
            ["States"] = new JsonObject
            {
                ["A"] = new JsonObject { ["Type"] = "Pass", ["Assign"] = known, ["Next"] = "C" },
                ["C"] = new JsonObject
                {
                    ["Type"] = "Choice",
                    ["Choices"] = new JsonArray(new JsonObject { ["Condition"] = "{% $flag %}", ["Next"] = "M" }),
                    ["Default"] = "P",
                },
                ["M"] = new JsonObject
                {
                    ["Type"] = "Pass",
                    ["Assign"] = new JsonObject { ["maybe"] = 1, ["n"] = "{% $n + 1 %}" },
                    ["Next"] = "P",
                },
                ["P"] = new JsonObject
                {
                    ["Type"] = "Pass",
                    ["Output"] = new JsonObject { ["f"] = $"{{% {expression} %}}" },
                    ["End"] = true,
                },
            },
        };
        var diagnostics = new DiagnosticBag();
        var document = Assert.Single(new DefinitionLoader(new LoadOptions { Name = "machine" })
            .LoadText("machine.json", definition.ToJsonString(), diagnostics));
        var conversion = ConversionPipeline.Convert(document, diagnostics, new EmitOptions(), new BinderOptions());
        return conversion.Output?.Files.First(static f => f.Path == "MachineWorkflow.cs").Text
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Sorted()));
    }
}
