using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sfn2Durable.Diagnostics;

namespace EndToEnd.Tests.Verification;

/// <summary>
/// Every diagnostic of <c>verify</c>, from a history with one event a line that one thing is wrong with. The event with
/// number n stands on line n + 1.
/// </summary>
public sealed partial class HistoryDiagnosticsTests : IDisposable
{
    private const string Definition = """
        {
          "StartAt": "Ask",
          "States": {
            "Ask": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:ask", "End": true }
          }
        }
        """;

    private const string DistributedDefinition = """
        {
          "StartAt": "Each",
          "States": {
            "Each": {
              "Type": "Map",
              "ItemProcessor": {
                "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
                "StartAt": "Ask",
                "States": {
                  "Ask": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:ask", "End": true }
                }
              },
              "End": true
            }
          }
        }
        """;

    private static readonly string[] Answered =
    [
        """{"id":1,"previousEventId":0,"timestamp":"2026-03-02T08:00:00Z","type":"ExecutionStarted","executionStartedEventDetails":{"input":"{}"}}""",
        """{"id":2,"previousEventId":1,"timestamp":"2026-03-02T08:00:00Z","type":"TaskStateEntered","stateEnteredEventDetails":{"name":"Ask","input":"{}"}}""",
        """{"id":3,"previousEventId":2,"timestamp":"2026-03-02T08:00:00Z","type":"LambdaFunctionScheduled","lambdaFunctionScheduledEventDetails":{"resource":"arn:aws:lambda:eu-west-1:111122223333:function:ask","input":"{}"}}""",
        """{"id":4,"previousEventId":3,"timestamp":"2026-03-02T08:00:00Z","type":"LambdaFunctionStarted"}""",
        """{"id":5,"previousEventId":4,"timestamp":"2026-03-02T08:00:00Z","type":"LambdaFunctionSucceeded","lambdaFunctionSucceededEventDetails":{"output":"7"}}""",
        """{"id":6,"previousEventId":5,"timestamp":"2026-03-02T08:00:00Z","type":"TaskStateExited","stateExitedEventDetails":{"name":"Ask","output":"7"}}""",
        """{"id":7,"previousEventId":6,"timestamp":"2026-03-02T08:00:00Z","type":"ExecutionSucceeded","executionSucceededEventDetails":{"output":"7"}}""",
    ];

    private static readonly string[] Distributed =
    [
        """{"id":1,"previousEventId":0,"timestamp":"2026-03-02T08:00:00Z","type":"ExecutionStarted","executionStartedEventDetails":{"input":"[1]"}}""",
        """{"id":2,"previousEventId":1,"timestamp":"2026-03-02T08:00:00Z","type":"MapStateEntered","stateEnteredEventDetails":{"name":"Each","input":"[1]"}}""",
        """{"id":3,"previousEventId":2,"timestamp":"2026-03-02T08:00:00Z","type":"MapStateStarted","mapStateStartedEventDetails":{"length":1}}""",
        """{"id":4,"previousEventId":3,"timestamp":"2026-03-02T08:00:00Z","type":"MapRunStarted","mapRunStartedEventDetails":{"mapRunArn":"arn:aws:states:eu-west-1:111122223333:mapRun:machine/label:1"}}""",
        """{"id":5,"previousEventId":4,"timestamp":"2026-03-02T08:00:00Z","type":"MapRunSucceeded"}""",
        """{"id":6,"previousEventId":5,"timestamp":"2026-03-02T08:00:00Z","type":"MapStateSucceeded"}""",
        """{"id":7,"previousEventId":6,"timestamp":"2026-03-02T08:00:00Z","type":"MapStateExited","stateExitedEventDetails":{"name":"Each","output":"[7]"}}""",
        """{"id":8,"previousEventId":7,"timestamp":"2026-03-02T08:00:00Z","type":"ExecutionSucceeded","executionSucceededEventDetails":{"output":"[7]"}}""",
    ];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sfn2durable-history-");

    /// <summary>What is changed, the exit code, and the findings.</summary>
    public static TheoryData<string[], int, string[]> Histories => new()
    {
        { Answered, 0, [] },
        { Replaced(6, "\"output\":\"7\"", "\"output\":\"8\""), 3, ["definition.asl.json 4 error SFN6101"] },
        { Answered[1..], 1, ["definition.asl.json 1 error SFN6113", "history.json 2 warning SFN6102"] },
        { Without(5), 1, ["definition.asl.json 1 error SFN6113", "history.json 6 warning SFN6103"] },
        { [.. Answered, Answered[2].Replace("08:00", "09:00", StringComparison.Ordinal)], 1, ["definition.asl.json 1 error SFN6113", "history.json 4 warning SFN6104"] },
        { Replaced(2, "\"Ask\"", "\"Beg\""), 1, ["definition.asl.json 1 error SFN6113", "history.json 3 warning SFN6105"] },
        { Answered[..6], 0, ["history.json 7 info SFN6106"] },
        { Replaced(7, "ExecutionSucceeded\",\"executionSucceededEventDetails\":{\"output\":\"7\"}", "ExecutionAborted\""), 0, ["history.json 8 info SFN6107"] },
        { [.. Answered.Select(WithoutData)], 1, ["definition.asl.json 1 error SFN6113", "history.json 2 warning SFN6108"] },
        { Replaced(1, "\"{}\"", "\"***\""), 1, ["definition.asl.json 1 error SFN6113", "history.json 2 warning SFN6109"] },
        { Replaced(5, "\"output\":\"7\"", "\"output\":\"7\",\"outputDetails\":{\"truncated\":true}"), 1, ["definition.asl.json 1 error SFN6113", "history.json 6 warning SFN6110"] },
        { Replaced(7, "ExecutionSucceeded\"", "ExecutionRedriven\""), 1, ["definition.asl.json 1 error SFN6113", "history.json 8 warning SFN6111"] },
        { Distributed, 0, ["history.json 3 info SFN6112"] },
        { [.. Answered.Select(static e => e.Replace("\"{}\"", "\"[1]\"", StringComparison.Ordinal))], 1, ["definition.asl.json 1 error SFN6113", "history.json 2 warning SFN6114"] },
        { [.. Distributed.Select(static e => e.Replace("\"output\":\"[7]\"", "\"output\":\"1\"", StringComparison.Ordinal))], 0, ["history.json 3 info SFN6115"] },
    };

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task What_is_wrong_is_said_at_its_line(string[] events, int exit, string[] findings)
    {
        var (definition, history) = (Path.Combine(_root.FullName, "definition.asl.json"), Path.Combine(_root.FullName, "history.json"));
        await File.WriteAllTextAsync(definition, DefinitionOf(events));
        await File.WriteAllTextAsync(history, $"{{\"events\": [\n{string.Join(",\n", events)}\n]}}");

        var answer = await new TestTerminal().RunAsync("verify", definition, history);

        var said = Finding().Matches(answer.Error.Replace(_root.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
            .Select(static m => $"{m.Groups[1]} {m.Groups[2]} {m.Groups[3]} {m.Groups[4]}");
        Assert.Equal(findings, said.Order(StringComparer.Ordinal));
        Assert.Equal(exit, answer.Code);
    }

    /// <summary>With a list of items it is the Map; where it ends with a number, that counts the results.</summary>
    private static string DefinitionOf(string[] events) => (events[0].Contains("[1]", StringComparison.Ordinal), events[^1].Contains("\"1\"", StringComparison.Ordinal)) switch
    {
        (false, _) => Definition,
        (_, false) => DistributedDefinition,
        _ => DistributedDefinition.Replace(
            "\"Type\": \"Map\",", "\"Type\": \"Map\", \"ResultSelector\": { \"n.$\": \"States.ArrayLength($)\" }, \"OutputPath\": \"$.n\",", StringComparison.Ordinal),
    };

    [Fact]
    public void None_is_left_out()
    {
        var all = typeof(DiagnosticDescriptors).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(static p => p.GetValue(null)).OfType<DiagnosticDescriptor>()
            .Select(static d => d.Id).Where(static id => id.StartsWith("SFN61", StringComparison.Ordinal)).ToList();
        var produced = Histories.SelectMany(static row => (string[])row[2]).Select(static f => f[^7..]).Distinct();

        Assert.Equal(15, all.Count);
        Assert.Equal(all.Order(StringComparer.Ordinal), produced.Order(StringComparer.Ordinal));
    }

    private static string[] Replaced(int number, string old, string now)
    {
        Assert.Contains(old, Answered[number - 1], StringComparison.Ordinal);
        return [.. Answered.Select((e, i) => i == number - 1 ? e.Replace(old, now, StringComparison.Ordinal) : e)];
    }

    private static string[] Without(int number) => [.. Answered.Where((_, i) => i != number - 1)];

    private static string WithoutData(string text)
    {
        var item = JsonNode.Parse(text) ?? throw new FormatException(text);
        foreach (var details in item.AsObject().Select(static m => m.Value).OfType<JsonObject>())
        {
            details.Remove("input");
            details.Remove("output");
        }

        return item.ToJsonString();
    }

    [GeneratedRegex(@"^(\S+)\((\d+),\d+\): (\w+) (SFN\d+):", RegexOptions.Multiline)]
    private static partial Regex Finding();
}
