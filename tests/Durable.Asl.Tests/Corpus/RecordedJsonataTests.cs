using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;
using Xunit.Abstractions;

namespace Durable.Asl.Tests.Corpus;

/// <summary>JSONata expressions of the real service, with the values and failures it gave.</summary>
public sealed class RecordedJsonataTests(ITestOutputHelper output)
{
    private const string Folder = "corpus/aws-recorded/";

    [Theory]
    [InlineData("jsonata.json")]
    [InlineData("jsonata-errors.json")]
    [InlineData("jsonata-conditions.json")]
    public void ValuesAreTheRecordedOnes(string file)
    {
        if (SharedFolder.ReadCases(Folder + "expressions/" + file, output) is not { } cases)
        {
            return;
        }

        var misses = cases.OfType<JsonObject>().Select(Check).OfType<string>().ToList();
        output.WriteLine($"{file}: {cases.Count - misses.Count} of {cases.Count}");
        misses.ForEach(output.WriteLine);

        Assert.Empty(misses);
    }

    [Theory]
    [InlineData("aws-recorded/executions")]
    [InlineData("definitions/asl-json")]
    public void EveryExpressionThatTheServiceAcceptedCanBeRead(string folder)
    {
        if (SharedFolder.Path is null)
        {
            SharedFolder.ReadCases(folder, output);
            return;
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedFolder.Path, "corpus", folder), "*.json"))
        {
            Collect(ServiceJson.Parse(File.ReadAllText(file)), found);
        }

        // A placeholder of a deployment template is no expression yet.
        foreach (var text in found.Where(text => !text.Contains("${", StringComparison.Ordinal)))
        {
            var expression = JsonataExpression.Parse(text, JsonataProfile.StepFunctions);
            Assert.Equal(expression.Root, JsonataExpression.Parse(expression.ToString()).Root);
            Assert.NotNull(expression.Analysis);
        }

        output.WriteLine($"{folder}: {found.Count} expressions");
        Assert.NotEmpty(found);
    }

    private static void Collect(JsonNode? node, HashSet<string> found)
    {
        switch (node)
        {
            case JsonObject members:
                members.ToList().ForEach(member => Collect(member.Value, found));
                break;
            case JsonArray items:
                items.ToList().ForEach(item => Collect(item, found));
                break;
            default:
                if (JsonValues.AsString(node) is { } text && JsonataTemplate.TryGetExpression(text, out var expression))
                {
                    found.Add(expression);
                }

                break;
        }
    }

    private static string? Check(JsonObject recorded)
    {
        try
        {
            var value = Evaluate(recorded);
            var isSame = !recorded.ContainsKey("error") && JsonComparison.AreEqual(value, recorded["result"]);
            return isSame ? null : $"{recorded["id"]}: {ServiceJson.Write(value)}";
        }
        catch (StatesException error)
        {
            var isSame = error.Error == recorded["error"]?.GetValue<string>()
                && recorded["cause"]?.GetValue<string>().EndsWith(error.Cause ?? "-", StringComparison.Ordinal) == true;
            return isSame ? null : $"{recorded["id"]}: {error.Message}";
        }
    }

    private static JsonNode? Evaluate(JsonObject recorded)
    {
        var variables = (recorded["variables"] as JsonObject)?.ToDictionary(pair => pair.Key, pair => pair.Value);
        var states = new StatesMembers(recorded["input"], recorded["context"]).WithResult(recorded["input"]);
        var bindings = new JsonataBindings(variables, states);
        var expression = recorded["expression"]?.GetValue<string>() ?? "";
        var field = recorded["field"]?.GetValue<string>() ?? "Output";
        var value = field == "Items"
            ? StatesJsonata.EvaluateArray(expression, field, bindings)
            : StatesJsonata.Evaluate(expression, field, bindings);
        return field == "Timestamp" ? Timestamp(value) : value;
    }

    // What the Wait state makes of the text is not the evaluator's business, but belongs to the recording.
    private static JsonNode? Timestamp(JsonNode? value)
    {
        var text = JsonValues.AsString(value) ?? "";
        const string Form = "an ISO-8601 extended offset date-time format string";
        var cause = $"The Timestamp field cannot be parsed as {Form}: {text}";
        return Rfc3339.IsValid(text)
            ? value
            : throw new StatesException(ErrorNames.QueryEvaluationError, cause);
    }
}
