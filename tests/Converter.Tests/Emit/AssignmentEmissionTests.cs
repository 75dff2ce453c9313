using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Emit;

/// <summary>Several variables set by one state are set at once, as far as anything can tell.</summary>
public sealed class AssignmentEmissionTests
{
    private const string Task = "\"Type\": \"Task\", \"Resource\": \"arn:aws:lambda:eu-west-1:111122223333:function:f\"";
    private const string Catch = "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"C\"}]";

    [Theory]
    [InlineData("JSONata", "\"Type\": \"Pass\"", "\"a\": 1, \"b\": 2", "a = 1;\n        b = 2;")]
    [InlineData("JSONata", "\"Type\": \"Pass\"", "\"a\": \"{% $a %}\", \"b\": 2", "states.Enter(\"B\", data);\n        b = 2;\n        states.Assigned((\"a\", a), (\"b\", b));")]
    [InlineData("JSONata", "\"Type\": \"Pass\"", "\"a\": \"{% $b %}\", \"b\": \"{% $a %}\"", "(a, b) = (b, a);")]
    [InlineData("JSONata", "\"Type\": \"Pass\"", "\"a\": 1, \"b\": {\"x\": [\"{% $sum([$a]) %}\"]}", "(a, b) = (")]
    [InlineData("JSONata", Task, "\"a\": 1, \"b\": 2", "a = 1;\n        b = 2;")]
    [InlineData("JSONata", Task + ", " + Catch, "\"a\": 1, \"b\": 2", "(a, b) = (1, 2);")]
    [InlineData("JSONPath", "\"Type\": \"Pass\"", "\"a\": 1, \"b\": 2", "a = 1;\n        b = 2;")]
    [InlineData("JSONPath", "\"Type\": \"Pass\"", "\"a.$\": \"$b.x\", \"b\": 2", "(a, b) = (b.Get(\"$b.x\", \"a.$\"), 2);")]
    [InlineData("JSONPath", "\"Type\": \"Pass\"", "\"a\": 2, \"b.$\": \"States.MathAdd($a, 1)\"", "(a, b) = (2, ")]
    public void AnAssignmentThatSeesAnotherIsOneStatementWithIt(
        string language, string state, string assign, string expected)
    {
        var text = $$$"""
            {"QueryLanguage": "{{{language}}}", "StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"a": 0, "b": 0}, "Next": "B"},
              "B": { {{{state}}}, "Assign": { {{{assign}}} }, "Next": "C"},
              "C": {"Type": "Succeed"} } }
            """;

        Assert.Contains(expected, Convert(text), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongTextIsBrokenWhereItsLinesEnd()
    {
        var blanks = new string(' ', 4);
        var code = Convert($$$$"""
            {"StartAt": "A", "States": {"A": {"Type": "Fail", "Cause": "The first line ends in a blank. \n{{{{blanks}}}}The second one is long, and so it is broken between two of its words.\n\nThe end."}}}
            """);

        Assert.Contains(
            """
                        "The first line ends in a blank. \n"
                            + "    The second one is long, and so it is broken between two of its words.\n\n"
                            + "The end."
            """,
            code,
            StringComparison.Ordinal);
    }

    private static string Convert(string text)
    {
        var diagnostics = new DiagnosticBag();
        var document = Assert.Single(
            new DefinitionLoader(new LoadOptions { Name = "machine" }).LoadText("machine.json", text, diagnostics));
        var conversion = ConversionPipeline.Convert(document, diagnostics, new EmitOptions(), new BinderOptions());
        return conversion.Output?.Files.First(static f => f.Path == "MachineWorkflow.cs").Text
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Sorted()));
    }
}
