using System.Text.Json.Nodes;
using Converter.Tests.House;

namespace EndToEnd.Tests.Verification;

/// <summary>The command <c>verify</c> as a user sees it: exit codes, messages and the report for machines.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private static readonly string OtherJob = Path.Combine(TeamFolder.Fixture, "differing", "other-job.json");

    private readonly TeamFolder _team = new();

    public void Dispose() => _team.Dispose();

    [Fact]
    public async Task A_faithful_execution_ends_with_0()
    {
        var answer = await _team.VerifyAsync(TeamFolder.History("two-rounds.json"));

        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains("video: 1 history, 1 proven;", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_ends_with_3_and_names_the_state_and_its_lines()
    {
        await _team.ConvertAsync();

        var answer = await _team.VerifyAsync(OtherJob, "--generated", _team.Generated);

        var code = LineOf(await File.ReadAllLinesAsync(_team.Workflow), "Enter(\"Submit Job\"");
        var definition = LineOf(await File.ReadAllLinesAsync(_team.Definition), "\"Submit Job\": {");
        Assert.Equal(3, answer.Code);
        Assert.StartsWith(
            $"""
            {OtherJob}: the output of 'Submit Job' differs
              definition  {_team.Definition}({definition},5)
              code        {_team.Workflow}({code})
              history     {OtherJob}(65): event 6, TaskStateExited
              @ /job/id
              - "j-8"
              + "j-7"

            """.ReplaceLineEndings("\n"),
            answer.Out,
            StringComparison.Ordinal);
        Assert.Contains($"{_team.Definition}({definition},5): error SFN6101:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_counts_more_than_a_file_that_cannot_be_read()
    {
        var broken = _team.Write("broken.json", "{");

        Assert.Equal(3, (await _team.VerifyAsync(OtherJob, broken)).Code);
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "", "SFN5202" },
        { "[]", "SFN5202" },
        { "null", "SFN5202" },
        { """{"events": []}""", "SFN5202" },
        { "no JSON", "SFN5201" },
        { """{"events": [{"id": 1, "type": "ExecutionStarted", "executionStartedEv""", "SFN5201" },
        { """{"executionArn": "arn:aws:states:eu-central-1:111122223333:execution:video:e1", "status": "SUCCEEDED"}""", "SFN5208" },
        { File.ReadAllText(Path.Combine(Repository.Root, "tests", "fixtures", "map-retry", "histories", "skips.json")), "SFN6105" },
        { TeamFolder.Changed("two-rounds.json", static e => e.RemoveAt(0)), "SFN6102" },
        { TeamFolder.Changed("two-rounds.json", static e => e.RemoveAt(8)), "SFN6103" },
        { Mixed(), "SFN6104" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task What_cannot_be_replayed_is_said_where_it_is_and_ends_with_1(string text, string id)
    {
        var history = _team.Write("given.json", text);

        var answer = await _team.VerifyAsync(history);

        Assert.Equal(1, answer.Code);
        Assert.Contains(answer.Error.Split('\n'), l => l.StartsWith(history, StringComparison.Ordinal) && l.Contains($" {id}: ", StringComparison.Ordinal));
        Assert.Contains("error SFN6113", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("proven", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_end_with_1()
    {
        var history = _team.Write("given.json", "");
        await File.WriteAllBytesAsync(history, [0xFF, 0xFE, 0x00, 0xD8, 0x80, 0x81]);

        var answer = await _team.VerifyAsync(history);

        Assert.Equal(1, answer.Code);
        Assert.Contains(history, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_1()
    {
        var answer = await _team.VerifyAsync(_team.At("nowhere.json"));

        Assert.Equal((1, ""), (answer.Code, answer.Out));
        Assert.Contains("nowhere.json", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "SFN6107")]
    [InlineData(1, "SFN6106")]
    [InlineData(5, "SFN6106")]
    public async Task An_execution_that_was_stopped_or_goes_on_is_proven_up_to_there(int removed, string id)
    {
        var history = _team.Write("given.json", TeamFolder.Changed("aborted.json", e => Cut(e, e.Count - removed)));

        var answer = await _team.VerifyAsync(history);

        Assert.Equal(0, answer.Code);
        Assert.Contains(id, answer.Error, StringComparison.Ordinal);
        Assert.Contains("1 proven so far", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_beginning_of_an_execution_is_proven_up_to_there()
    {
        var whole = JsonNode.Parse(await File.ReadAllTextAsync(TeamFolder.History("two-rounds.json")))?["events"]?.AsArray();
        for (var length = 1; length < whole?.Count; length++)
        {
            _team.Write($"cut/{length:D2}.json", TeamFolder.Changed("two-rounds.json", e => Cut(e, length)));
        }

        // One by one: together the longer ones would continue the shorter ones.
        var outcomes = new List<string>();
        foreach (var file in Directory.EnumerateFiles(_team.At("cut")).Order(StringComparer.Ordinal))
        {
            var answer = await _team.VerifyAsync(file, "--format", "json");
            outcomes.Add($"{answer.Code} {JsonNode.Parse(answer.Out)?["histories"]?[0]?["outcome"]}");
        }

        Assert.Equal(whole?.Count - 1, outcomes.Count);
        Assert.All(outcomes, static o => Assert.Equal("0 provenSoFar", o));
    }

    [Theory]
    [InlineData]
    [InlineData("h.json", "--format", "yaml")]
    [InlineData("h.json", "--tests", "somewhere")]
    public async Task A_wrong_command_line_ends_with_2(params string[] arguments)
    {
        var answer = await _team.VerifyAsync(arguments);

        Assert.Equal(2, answer.Code);
        Assert.NotEqual("", answer.Error);
    }

    [Fact]
    public async Task A_history_may_come_from_standard_input()
    {
        var terminal = new TestTerminal(await File.ReadAllTextAsync(TeamFolder.History("failed.json")));

        Assert.Equal(0, (await terminal.RunAsync("verify", _team.Definition, "-")).Code);
    }

    [Fact]
    public async Task The_report_for_machines_has_everything()
    {
        var answer = await _team.VerifyAsync(OtherJob, TeamFolder.History("failed.json"), "--format", "json");

        var report = JsonNode.Parse(answer.Out)?.AsObject() ?? [];
        Assert.Equal((3, ""), (answer.Code, answer.Error));
        Assert.Equal(
            ["machine", "definition", "isProof", "summary", "histories", "coverage", "diagnostics"], report.Select(static m => m.Key));
        Assert.Equal(("video", _team.Definition, false), ((string?)report["machine"], (string?)report["definition"], (bool?)report["isProof"]));
        Assert.Equal("""{"proven":1,"provenSoFar":0,"pathOnly":0,"mismatch":1,"unusable":0}""", report["summary"]?.ToJsonString());
        Assert.Equal(["mismatch", "proven"], report["histories"]?.AsArray().Select(static h => (string?)h?["outcome"]) ?? []);
        Assert.Equal("[]", report["coverage"]?["unvisitedStates"]?.ToJsonString());
        Assert.Equal(["SFN6101"], report["diagnostics"]?.AsArray().Select(static d => (string?)d?["id"]) ?? []);
    }

    [Fact]
    public async Task The_report_for_machines_has_both_sides_of_a_difference()
    {
        var report = JsonNode.Parse((await _team.VerifyAsync(OtherJob, "--format", "json")).Out);

        var divergence = report?["histories"]?[0]?["divergence"]?.DeepClone().AsObject() ?? [];
        Assert.True((int?)divergence["codeLine"] > 1);
        divergence.Remove("codeLine");
        Assert.Equal(
            """
            {"kind":"output","state":"Submit Job","branch":"","what":"the output of 'Submit Job'","event":6,"eventType":"TaskStateExited",
            "line":65,"definitionLine":5,"codeFile":"VideoWorkflow.cs","recorded":null,"replayed":null,
            "differences":[{"path":"/job/id","recorded":"j-8","replayed":"j-7"}]}
            """.ReplaceLineEndings(""),
            divergence.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task The_report_for_machines_is_JSON_also_when_nothing_was_usable()
    {
        var answer = await _team.VerifyAsync(_team.Write("given.json", "{}"), "--format", "json");

        var report = JsonNode.Parse(answer.Out);
        Assert.Equal((1, false), (answer.Code, (bool?)report?["isProof"]));
        Assert.Equal(["SFN5202", "SFN6113"], report?["diagnostics"]?.AsArray().Select(static d => (string?)d?["id"]) ?? []);
    }

    /// <summary>One list with the beginning of an execution and the other end of a second.</summary>
    private static string Mixed()
    {
        var other = JsonNode.Parse(File.ReadAllText(TeamFolder.History("failed.json")))?["events"]?.AsArray() ?? [];
        return TeamFolder.Changed("two-rounds.json", events =>
        {
            foreach (var item in other.Skip(1))
            {
                events.Add(item?.DeepClone());
            }
        });
    }

    private static void Cut(JsonArray events, int length)
    {
        while (events.Count > length)
        {
            events.RemoveAt(length);
        }
    }

    private static int LineOf(string[] lines, string text) =>
        Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal)) + 1;
}
