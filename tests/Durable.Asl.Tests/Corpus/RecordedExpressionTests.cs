using System.Text.Json.Nodes;
using Durable.Asl.Choices;
using Durable.Asl.Payloads;
using Xunit.Abstractions;

namespace Durable.Asl.Tests.Corpus;

/// <summary>Expressions and Choice rules of the real service, with the values it gave.</summary>
public sealed class RecordedExpressionTests(ITestOutputHelper output)
{
    private const string Folder = "corpus/aws-recorded/expressions/";

    [Theory]
    [InlineData("jsonpath-paths.json")]
    [InlineData("jsonpath-variables.json")]
    [InlineData("jsonpath-intrinsics.json")]
    [InlineData("choice-rules.json")]
    public void ValuesAreTheRecordedOnes(string file)
    {
        if (SharedFolder.ReadCases(Folder + file, output) is not { } cases)
        {
            return;
        }

        var misses = cases.Select(Check).OfType<string>().ToList();
        output.WriteLine($"{file}: {cases.Count - misses.Count} of {cases.Count}");
        misses.ForEach(output.WriteLine);

        Assert.Empty(misses);
    }

    /// <summary>What differs; null when nothing does.</summary>
    private static string? Check(JsonNode? recorded)
    {
        var expected = (JsonObject)recorded!;
        var actual = Run(expected);
        var isSame = expected.ContainsKey("error")
            ? actual.Error?.Error == expected["error"]?.GetValue<string>()
                && actual.Error?.Cause == expected["cause"]?.GetValue<string>()
            : actual.Error is null && JsonComparison.AreEqual(actual.Value, expected["result"]);
        return isSame ? null : $"{expected["id"]}: {ServiceJson.Write(actual.Value)} {actual.Error?.Message}";
    }

    private static (JsonNode? Value, StatesException? Error) Run(JsonObject recorded)
    {
        var variables = (recorded["variables"] as JsonObject)?.ToDictionary(
            variable => variable.Key, variable => variable.Value, StringComparer.Ordinal);
        var scope = new ExpressionScope(recorded["input"], recorded["context"], variables);
        try
        {
            return (Evaluate(recorded, scope), null);
        }
        catch (StatesException error)
        {
            return (null, error);
        }
    }

    private static JsonNode? Evaluate(JsonObject recorded, ExpressionScope scope)
    {
        if (recorded["rule"] is { } rule)
        {
            return ChoiceRule.Parse(rule).Evaluate(scope);
        }

        var text = recorded["expression"]!.GetValue<string>();
        Assert.True(PayloadExpression.TryParse(text, out var expression, out var problem), problem);
        return expression!.Evaluate(scope, "value.$");
    }
}
