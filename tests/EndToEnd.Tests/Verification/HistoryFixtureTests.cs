using System.Text.Json.Nodes;
using Converter.Tests.House;
using Sfn2Durable.Input;
using Sfn2Durable.Verification.Histories;

namespace EndToEnd.Tests.Verification;

/// <summary>tests/fixtures/polling-loop: its histories, and everything that can be wrong with one.</summary>
public sealed class HistoryFixtureTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "fixtures", "polling-loop");

    [Theory]
    [InlineData("two-rounds.json", "Proven", "")]
    [InlineData("failed.json", "Proven", "")]
    [InlineData("aborted.json", "ProvenSoFar", "SFN6107")]
    [InlineData("without-data.json", "PathOnly", "SFN6108")]
    public async Task A_faithful_history_is_proven_as_far_as_it_goes(string file, string outcome, string id)
    {
        var verified = await VerifyAsync(Read(file));

        Assert.Equal(outcome, verified.Only.Outcome.ToString());
        Assert.Equal(id, string.Concat(verified.Diagnostics.Items.Select(static d => d.Id)));
    }

    [Fact]
    public async Task The_first_difference_is_shown_with_both_sides_and_its_lines()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "differing", "other-job.json"));
        var verified = await VerifyAsync(text);

        var divergence = verified.Only.Divergence!;
        Assert.Equal(HistoryOutcome.Mismatch, verified.Only.Outcome);
        Assert.Equal((DivergenceKind.Output, "Submit Job", 6L), (divergence.Kind, divergence.State, divergence.Event?.Id));
        var difference = Assert.Single(divergence.Differences);
        Assert.Equal(("/job/id", "j-8", "j-7"), (difference.Path, (string?)difference.Recorded, (string?)difference.Replayed));
        Assert.Equal(65, verified.Only.Line);
        var place = CodePlaces.Of("Submit Job", verified.Report.Code)!;
        var line = verified.Report.Code.Files.Single(f => f.Path == place.File).Text.Split('\n')[place.Line - 1];
        Assert.Contains("Enter(\"Submit Job\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_lists_what_no_execution_did()
    {
        var coverage = (await VerifyAsync(Read("two-rounds.json"))).Report.Coverage;

        Assert.Equal(["Job Failed"], coverage.UnvisitedStates);
        Assert.Equal([new OpenWay("Job Complete?", "rule", "Job Failed")], coverage.OpenWays);
        Assert.Equal(8, Assert.Single(coverage.Paths).States.Count);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "", "SFN5202" },
        { "not JSON", "SFN5201" },
        { """{"executionArn": "arn:aws:states:x", "status": "SUCCEEDED"}""", "SFN5208" },
        { Changed(static e => e.RemoveAt(0)), "SFN6102" },
        { Changed(static e => e.RemoveAt(7)), "SFN6103" },
        { Changed(static e => e.Add(With(e[7], "type", "PassStateEntered"))), "SFN6104" },
        { Read("two-rounds.json").Replace("Wait A Moment", "Wait Elsewhere", StringComparison.Ordinal), "SFN6105" },
        { Changed(static e => Details(e, 0)["input"] = "***"), "SFN6109" },
        { Changed(static e => Details(e, 4)["outputDetails"]!["truncated"] = true), "SFN6110" },
        { Changed(static e => e[^1]!["type"] = "ExecutionRedriven"), "SFN6111" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_cannot_be_replayed_is_said_and_left_out(string text, string id)
    {
        var verified = await VerifyAsync(text);

        Assert.Contains(verified.Diagnostics.Items, d => d.Id == id);
        Assert.DoesNotContain(verified.Report.Verdicts, static v => v.IsGood);
    }

    [Fact]
    public async Task A_history_that_was_cut_off_is_proven_up_to_there()
    {
        var verified = await VerifyAsync(Changed(static e =>
        {
            while (e.Count > 14)
            {
                e.RemoveAt(14);
            }
        }));

        Assert.Equal(HistoryOutcome.ProvenSoFar, verified.Only.Outcome);
        Assert.Equal("SFN6106", Assert.Single(verified.Diagnostics.Items).Id);
    }

    [Fact]
    public async Task Copies_of_events_do_no_harm()
    {
        var twice = Changed(static e => e.ToList().ForEach(item => e.Add(item?.DeepClone())));

        Assert.Equal(HistoryOutcome.Proven, (await VerifyAsync(twice)).Only.Outcome);
    }

    [Fact]
    public async Task Executions_one_after_another_in_a_file_are_told_apart()
    {
        var verified = await VerifyAsync(Read("two-rounds.json") + Read("failed.json"));

        Assert.Equal([HistoryOutcome.Proven, HistoryOutcome.Proven], verified.Report.Verdicts.Select(static v => v.Outcome));
    }

    private static Task<Verified> VerifyAsync(string history) => Verified.OfAsync(
        File.ReadAllText(Path.Combine(Folder, "definition.asl.json")), [new SourceText("history.json", history)]);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, "histories", file));

    private static string Changed(Action<JsonArray> change)
    {
        var history = JsonNode.Parse(Read("two-rounds.json"))!;
        change(history["events"]!.AsArray());
        return history.ToJsonString();
    }

    private static JsonNode With(JsonNode? item, string name, string value)
    {
        var copy = item!.DeepClone();
        copy[name] = value;
        return copy;
    }

    private static JsonObject Details(JsonArray events, int index) =>
        events[index]!.AsObject().Single(static m => m.Key.EndsWith("EventDetails", StringComparison.Ordinal)).Value!.AsObject();
}
