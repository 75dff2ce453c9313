using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Durable.Asl.Choices;
using Xunit.Abstractions;

namespace Durable.Asl.Tests.Corpus;

/// <summary>States of recorded executions, one at a time: from the recorded input to the recorded output.</summary>
public sealed partial class RecordedStateTests(ITestOutputHelper output)
{
    private int _compared;

    [Fact]
    public void PassStatesGiveTheRecordedOutput()
    {
        Run("executions", CheckPassStates, least: 100);
    }

    [Fact]
    public void ChoiceStatesGoTheRecordedWay()
    {
        Run("executions", CheckChoices, least: 10);
    }

    [Fact]
    public void InspectedStatesHaveTheRecordedIntermediateValues()
    {
        Run("test-state", CheckInspection, least: 20);
    }

    private void Run(string folder, Func<JsonObject, IEnumerable<string>> check, int least)
    {
        if (SharedFolder.Path is null)
        {
            SharedFolder.ReadCases(folder, output);
            return;
        }

        var path = Path.Combine(SharedFolder.Path, "corpus", "aws-recorded", folder);
        var misses = Directory.EnumerateFiles(path, "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => (JsonArray)ServiceJson.Parse(File.ReadAllText(file))!)
            .SelectMany(recorded => check((JsonObject)recorded!))
            .ToList();
        output.WriteLine($"{_compared} compared, {misses.Count} different");
        misses.ForEach(output.WriteLine);

        Assert.Empty(misses);
        Assert.InRange(_compared, least, int.MaxValue);
    }

    private IEnumerable<string> CheckPassStates(JsonObject recorded)
    {
        var states = States(recorded["definition"]);
        foreach (var (entered, next) in Steps(recorded))
        {
            var state = states.GetValueOrDefault(Text(entered, "state"));
            if (state is null || Text(state, "Type") is not ("Pass" or "Succeed") || Text(next, "event") != "exited")
            {
                continue;
            }

            _compared++;
            var actual = Attempt(() => DataFlow.Output(state, entered["input"], new ExpressionScope(null)));
            if (!JsonComparison.AreEqual(actual, next["output"]))
            {
                yield return $"{recorded["id"]} {entered["state"]}: {ServiceJson.Write(actual)}";
            }
        }
    }

    private IEnumerable<string> CheckChoices(JsonObject recorded)
    {
        var states = States(recorded["definition"]);
        foreach (var (entered, next) in Steps(recorded, skipExit: true))
        {
            var state = states.GetValueOrDefault(Text(entered, "state"));
            if (state is null || Text(state, "Type") != "Choice" || Text(next, "event") != "entered")
            {
                continue;
            }

            _compared++;
            var scope = new ExpressionScope(DataFlow.EffectiveInput(state, entered["input"]));
            var rule = ((JsonArray)state["Choices"]!).FirstOrDefault(rule => ChoiceRule.Parse(rule).Evaluate(scope));
            var actual = Text((JsonObject?)rule, "Next") is { Length: > 0 } chosen ? chosen : Text(state, "Default");
            if (actual != Text(next, "state"))
            {
                yield return $"{recorded["id"]} {entered["state"]}: {actual}";
            }
        }
    }

    private IEnumerable<string> CheckInspection(JsonObject recorded)
    {
        if (recorded["request"]?["definition"] is not JsonObject state
            || recorded["expect"]?["inspectionData"] is not JsonObject seen
            || !IsSelfContained(state))
        {
            yield break;
        }

        var scope = new ExpressionScope(null);
        var input = recorded["request"]!["input"];
        var effective = DataFlow.EffectiveInput(state, input);
        var selected = Attempt(() => DataFlow.Template(state, "ResultSelector", seen["result"], scope));
        (string Name, JsonNode? Value)[] stages =
        [
            ("afterInputPath", effective),
            ("afterParameters", Attempt(() => DataFlow.Template(state, "Parameters", effective, scope))),
            ("afterResultSelector", selected),
            ("afterResultPath", Attempt(() => DataFlow.AfterResultPath(state, input, selected))),
        ];
        foreach (var (name, value) in stages.Where(stage => seen.ContainsKey(stage.Name)))
        {
            // Without the result, what comes behind it cannot be computed.
            if (name.StartsWith("afterResult", StringComparison.Ordinal) && !seen.ContainsKey("result"))
            {
                continue;
            }

            _compared++;
            if (!JsonComparison.AreEqual(value, seen[name]))
            {
                yield return $"{recorded["id"]} {name}: {ServiceJson.Write(value)}";
            }
        }
    }

    /// <summary>Each state that was entered, with the next event of the same branch.</summary>
    private static IEnumerable<(JsonObject Entered, JsonObject Next)> Steps(JsonObject recorded, bool skipExit = false)
    {
        if (recorded["trace"] is not JsonArray trace || recorded.ContainsKey("branchOrderRemoved"))
        {
            yield break;
        }

        var branches = trace.OfType<JsonObject>()
            .Where(entry => Text(entry, "event") == "entered" || (!skipExit && Text(entry, "event") == "exited"))
            .GroupBy(entry => Text(entry, "branch"), StringComparer.Ordinal);
        foreach (var branch in branches)
        {
            foreach (var (first, second) in branch.Zip(branch.Skip(1)))
            {
                if (Text(first, "event") == "entered")
                {
                    yield return (first, second);
                }
            }
        }
    }

    /// <summary>The JSONPath states of a definition, nested ones too, that need neither context nor variables.</summary>
    private static Dictionary<string, JsonObject> States(JsonNode? definition)
    {
        var found = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        if (Text(definition as JsonObject, "QueryLanguage") != "JSONata")
        {
            Collect(definition, found);
        }

        return found;
    }

    private static void Collect(JsonNode? node, Dictionary<string, JsonObject> found)
    {
        foreach (var child in node switch { JsonObject o => o.Select(m => m.Value), JsonArray a => a, _ => [] })
        {
            Collect(child, found);
        }

        foreach (var (name, state) in (node as JsonObject)?["States"] as JsonObject ?? [])
        {
            if (state is JsonObject json && IsSelfContained(json))
            {
                found[name] = json;
            }
        }
    }

    private static bool IsSelfContained(JsonObject state) =>
        Text(state, "QueryLanguage") != "JSONata" && !NeedsMore().IsMatch(ServiceJson.Write(state));

    private static string Text(JsonObject? json, string name) => JsonValues.AsString(json?[name]) ?? "";

    private static JsonNode? Attempt(Func<JsonNode?> evaluate)
    {
        try
        {
            return evaluate();
        }
        catch (StatesException error)
        {
            return error.Message;
        }
    }

    /// <summary>Context paths, variables, and functions that give another value every time.</summary>
    [GeneratedRegex("""\$\$|"\$[A-Za-z_]|[( ]\$[A-Za-z_]|States\.UUID|States\.MathRandom|\{%""")]
    private static partial Regex NeedsMore();
}
