using System.Text.Json.Nodes;
using Converter.Tests.House;
using Sfn2Durable.Cli;

namespace Converter.Tests.Verification;

/// <summary>
/// What <c>check --format sarif</c> prints keeps the rules of SARIF 2.1.0: the members that must be there, no others than
/// those that may be there, their types and their enumerations.
/// </summary>
public sealed class SarifTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    /// <summary>For each object of those that are written: the members it must have, and those it may have.</summary>
    private static readonly Dictionary<string, (string[] Must, string[] May)> Members = new(StringComparer.Ordinal)
    {
        ["log"] = (["version", "runs"], ["$schema", "inlineExternalProperties", "properties"]),
        ["run"] = (["tool"], ["results", "columnKind", "artifacts", "invocations", "originalUriBaseIds", "properties"]),
        ["tool"] = (["driver"], ["extensions", "properties"]),
        ["driver"] = (["name"], ["semanticVersion", "version", "informationUri", "rules", "organization", "properties"]),
        ["rule"] = (["id"], ["name", "shortDescription", "fullDescription", "defaultConfiguration", "helpUri", "help", "properties"]),
        ["configuration"] = ([], ["enabled", "level", "rank", "parameters", "properties"]),
        ["result"] = (["message"], ["ruleId", "ruleIndex", "level", "locations", "kind", "fingerprints", "properties"]),
        ["message"] = (["text"], ["markdown", "id", "arguments", "properties"]),
        ["location"] = ([], ["physicalLocation", "logicalLocations", "id", "message", "properties"]),
        ["physicalLocation"] = (["artifactLocation"], ["region", "contextRegion", "properties"]),
        ["artifactLocation"] = (["uri"], ["uriBaseId", "index", "properties"]),
        ["region"] = (["startLine"], ["startColumn", "endLine", "endColumn", "snippet", "properties"]),
        ["logicalLocation"] = ([], ["name", "fullyQualifiedName", "kind", "index", "properties"]),
    };

    [Fact]
    public void The_log_of_a_check_keeps_the_rules()
    {
        using var project = Project.Converted();
        project.Edit("out/Orders/OrdersWorkflow.cs", "FromSeconds(5)", "FromSeconds(6)");
        project.Edit("out/Orders/sfn2durable.lock.json", "\"tool\": \"", "\"tool\": \"0.");
        project.Write("out/Orders/A file with ümlauts & blanks.cs", "internal static class Broken { int i = ; }\n");
        project.Write("loose/wrong.asl.json", """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "Nowhere" } } }""");

        var (exit, text, _) = Project.Run("check", project.Root, "-g", project.At("out"), "--format", "sarif");

        Assert.Equal(ExitCode.InputError, exit);
        var results = Validate(text);
        foreach (var id in new[] { "SFN6004", "SFN6006", "SFN6008", "SFN6009" })
        {
            Assert.Contains(results, r => (string?)r?["ruleId"] == id);
        }
    }

    [Fact]
    public void The_log_of_a_check_without_findings_keeps_them_too()
    {
        using var project = Project.Converted();

        var (exit, text, _) = Project.Run("check", project.At("orders.asl.json"), "-g", project.At("out"), "--format", "sarif");

        Assert.Equal(ExitCode.Success, exit);
        Assert.Empty(Validate(text));
    }

    private static JsonArray Validate(string text)
    {
        var log = Object(JsonNode.Parse(text), "log");
        Assert.Equal("2.1.0", (string?)log["version"]);
        var run = Object(Assert.Single(log["runs"]?.AsArray() ?? []), "run");
        Assert.Contains((string?)run["columnKind"], new[] { "utf16CodeUnits", "unicodeCodePoints" });
        var driver = Object(Object(run["tool"], "tool")["driver"], "driver");
        Assert.NotEqual("", (string?)driver["name"]);
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string?)driver["semanticVersion"]);
        var rules = driver["rules"]?.AsArray() ?? [];
        Assert.Equal(rules.Count, rules.Select(static r => (string?)r?["id"]).Distinct().Count());
        Assert.All(rules, Rule);
        var results = run["results"]?.AsArray() ?? [];
        Assert.All(results, r => Result(r, rules));
        return results;
    }

    private static void Rule(JsonNode? node)
    {
        var rule = Object(node, "rule");
        Message(rule["shortDescription"]);
        var help = (string?)Object(rule["help"], "message")["text"] ?? "";
        var page = help.Split(' ').Single(static w => w.StartsWith("docs/", StringComparison.Ordinal));
        Assert.Contains((string?)rule["id"] ?? "", File.ReadAllText(Path.Combine(Repository.Root, page)), StringComparison.Ordinal);
        Assert.Contains((string?)Object(rule["defaultConfiguration"], "configuration")["level"], Levels);
    }

    private static void Result(JsonNode? node, JsonArray rules)
    {
        var result = Object(node, "result");
        Message(result["message"]);
        Assert.Contains((string?)result["level"], Levels);
        var index = (int?)result["ruleIndex"] ?? -1;
        Assert.InRange(index, 0, rules.Count - 1);
        Assert.Equal((string?)result["ruleId"], (string?)rules[index]?["id"]);
        foreach (var location in result["locations"]?.AsArray() ?? [])
        {
            var place = Object(Object(location, "location")["physicalLocation"], "physicalLocation");
            var uri = (string?)Object(place["artifactLocation"], "artifactLocation")["uri"] ?? "";
            Assert.Matches(@"^(file://)?([A-Za-z0-9._~/!$&'()*+,;=:@-]|%[0-9A-F]{2})+$", uri);
            Region(Object(place["region"], "region"));
            Assert.All(location?["logicalLocations"]?.AsArray() ?? [], static l => Object(l, "logicalLocation"));
        }
    }

    private static void Region(JsonObject region)
    {
        var (line, column) = ((int?)region["startLine"] ?? 0, (int?)region["startColumn"] ?? 1);
        var (endLine, endColumn) = ((int?)region["endLine"] ?? line, (int?)region["endColumn"] ?? column);
        Assert.True(line >= 1 && column >= 1 && endLine >= line && (endLine > line || endColumn >= column), region.ToJsonString());
    }

    private static void Message(JsonNode? node) =>
        Assert.False(string.IsNullOrWhiteSpace((string?)Object(node, "message")["text"]));

    private static JsonObject Object(JsonNode? node, string kind)
    {
        var found = Assert.IsType<JsonObject>(node);
        var (must, may) = Members[kind];
        Assert.All(must, name => Assert.True(found[name] is not null, $"{kind} has no '{name}'"));
        Assert.All(found, member => Assert.True(
            must.Contains(member.Key) || may.Contains(member.Key), $"{kind} may not have '{member.Key}'"));
        return found;
    }
}
