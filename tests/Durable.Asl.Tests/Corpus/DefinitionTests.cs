using System.Text.Json.Nodes;
using Durable.Asl.Choices;
using Durable.Asl.JsonPaths;
using Durable.Asl.Payloads;
using Xunit.Abstractions;

namespace Durable.Asl.Tests.Corpus;

/// <summary>Definitions that the service accepts, or that people run: every path and call in them can be read.</summary>
public sealed class DefinitionTests(ITestOutputHelper output)
{
    private static readonly string[] Paths = ["InputPath", "OutputPath"];

    private static readonly string[] ReferencePaths =
    [
        "ResultPath", "ItemsPath", "SecondsPath", "TimestampPath", "TimeoutSecondsPath", "HeartbeatSecondsPath",
        "MaxConcurrencyPath", "MaxItemsPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath",
    ];

    [Theory]
    [InlineData("corpus/aws-recorded/executions", 400)]
    [InlineData("corpus/definitions/asl-json", 400)]
    [InlineData("corpus/definitions/asl-json-substitution", 800)]
    public void EveryPathAndCallCanBeRead(string folder, int least)
    {
        if (SharedFolder.Path is null)
        {
            SharedFolder.ReadCases(folder, output);
            return;
        }

        var found = new List<string>();
        var problems = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedFolder.Path, folder), "*.json"))
        {
            var before = problems.Count;
            foreach (var definition in Definitions(ServiceJson.Parse(File.ReadAllText(file))))
            {
                Visit(definition, found, problems);
            }

            problems.Skip(before).ToList().ForEach(problem => output.WriteLine($"{Path.GetFileName(file)}: {problem}"));
        }

        output.WriteLine($"{folder}: {found.Count} expressions, {problems.Count} problems");
        Assert.InRange(found.Count, least, int.MaxValue);
        Assert.Empty(problems);
    }

    /// <summary>A file of definitions is one itself; a file of recordings has one in each case.</summary>
    private static IEnumerable<JsonNode?> Definitions(JsonNode? file) =>
        file is JsonArray cases ? cases.Select(recorded => recorded?["definition"]) : [file];

    private static void Visit(JsonNode? node, List<string> found, List<string> problems)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(item => Visit(item, found, problems));
            return;
        }

        // A JSONata state has no paths; the keys of a Result are data.
        if (node is not JsonObject members || JsonValues.AsString(members["QueryLanguage"]) == "JSONata")
        {
            return;
        }

        foreach (var (name, value) in members.Where(member => member.Key != "Result"))
        {
            if (JsonValues.AsString(value) is { } text && Problem(members, name, text) is { } problem)
            {
                found.Add(text);
                problems.AddRange(problem.Length == 0 ? [] : [$"{name}: {text}: {problem}"]);
            }

            Visit(value, found, problems);
        }
    }

    /// <summary>What is wrong with a field; an empty text when nothing is, null when it is no path or call.</summary>
    private static string? Problem(JsonObject owner, string name, string text)
    {
        if (name.EndsWith(".$", StringComparison.Ordinal))
        {
            return PayloadExpression.TryParse(text, out _, out var problem) ? "" : problem;
        }

        var isOperand = owner.ContainsKey("Variable")
            && (name == "Variable" || (ChoiceOperators.TryFind(name, out _, out var isPath) && isPath));
        var isReference = isOperand || ReferencePaths.Contains(name);
        if (!isReference && !Paths.Contains(name))
        {
            return null;
        }

        return JsonPath.TryParse(text, out var path, out var error)
            ? (isReference && !path.IsReferencePath ? "no reference path" : "")
            : error.Message;
    }
}
