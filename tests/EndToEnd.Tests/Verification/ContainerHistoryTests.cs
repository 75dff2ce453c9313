using System.Text.Json.Nodes;
using Converter.Tests.House;
using Sfn2Durable.Input;
using Sfn2Durable.Verification.Histories;

namespace EndToEnd.Tests.Verification;

/// <summary>Histories of executions with branches and iterations whose events take turns.</summary>
public sealed class ContainerHistoryTests
{
    public static TheoryData<string, string> Histories => new()
    {
        { "parallel-catch", "all-answer.json" },
        { "parallel-catch", "broker-fails.json" },
        { "map-retry", "skips.json" },
        { "map-retry", "one-unreadable.json" },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task Branches_and_iterations_are_proven(string fixture, string file)
    {
        var verified = await VerifyAsync(fixture, Read(fixture, file));

        Assert.True(verified.Only.Outcome == HistoryOutcome.Proven, verified.Said);
        Assert.Empty(verified.Diagnostics.Items);
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task Newest_first_is_as_good(string fixture, string file)
    {
        var history = JsonNode.Parse(Read(fixture, file));
        var reverse = new JsonArray([.. history?["events"]?.AsArray().Reverse().Select(static e => e?.DeepClone()) ?? []]);

        var verified = await VerifyAsync(fixture, new JsonObject { ["events"] = reverse }.ToJsonString());

        Assert.Equal(HistoryOutcome.Proven, verified.Only.Outcome);
    }

    [Theory]
    [InlineData("parallel-catch", "all-answer.json", "\"{\\\"price\\\":8}\"", "\"{\\\"price\\\":7}\"", "Use Last Close", "Collect Quotes[1]")]
    [InlineData("parallel-catch", "all-answer.json", "amount\\\":100", "amount\\\":99", "House Price", "Collect Quotes[2]")]
    [InlineData("parallel-catch", "broker-fails.json", "Cause\\\":\\\"dead", "Cause\\\":\\\"gone", "Collect Quotes", "")]
    [InlineData("map-retry", "skips.json", "{\\\"picture\\\":\\\"p1\\\",\\\"number\\\":1", "{\\\"picture\\\":\\\"p2\\\",\\\"number\\\":1", "Resize", "Resize All[1]")]
    [InlineData("map-retry", "skips.json", "\"cause\": \"z\"", "\"cause\": \"other\"", "Resize", "Resize All[1]")]
    [InlineData("map-retry", "skips.json", "Body\\\":[{\\\"ok\\\":0}", "Body\\\":[{\\\"ok\\\":1}", "Write Album", "")]
    [InlineData("map-retry", "skips.json", "skipped\\\":true", "skipped\\\":false", "Skip Picture", "Resize All[1]")]
    public async Task A_change_is_caught_where_it_is(string fixture, string file, string old, string now, string state, string branch)
    {
        var text = Read(fixture, file);
        Assert.Contains(old, text, StringComparison.Ordinal);

        var verdict = (await VerifyAsync(fixture, text.Replace(old, now, StringComparison.Ordinal))).Only;

        Assert.Equal((HistoryOutcome.Mismatch, state, branch), (verdict.Outcome, verdict.Divergence?.State, verdict.Divergence?.Branch));
    }

    [Fact]
    public async Task An_attempt_less_than_the_code_makes_is_caught()
    {
        // Turns the last attempt of the second picture into a success, although its state then fails.
        var history = JsonNode.Parse(Read("map-retry", "skips.json"));
        var last = history?["events"]?.AsArray().Last(static e => (string?)e?["type"] == "LambdaFunctionFailed")?.AsObject() ?? [];
        last.Remove("lambdaFunctionFailedEventDetails");
        last["type"] = "LambdaFunctionSucceeded";
        last["lambdaFunctionSucceededEventDetails"] = new JsonObject { ["output"] = """{"ok":1}""" };

        var verdict = (await VerifyAsync("map-retry", history?.ToJsonString() ?? "")).Only;

        Assert.Equal((HistoryOutcome.Mismatch, "Resize", "Resize All[1]"), (verdict.Outcome, verdict.Divergence?.State, verdict.Divergence?.Branch));
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task Every_beginning_is_proven_up_to_there(string fixture, string file)
    {
        var events = JsonNode.Parse(Read(fixture, file))?["events"]?.AsArray() ?? [];
        for (var length = 1; length < events.Count; length++)
        {
            var cut = new JsonArray([.. events.Take(length).Select(static e => e?.DeepClone())]);

            var verified = await VerifyAsync(fixture, new JsonObject { ["events"] = cut }.ToJsonString());

            Assert.True(
                verified.Only.Outcome == HistoryOutcome.ProvenSoFar,
                FormattableString.Invariant($"{length} events: {verified.Only.Outcome} {verified.Only.Divergence} {verified.Said}"));
        }
    }

    private static Task<Verified> VerifyAsync(string fixture, string history) => Verified.OfAsync(
        File.ReadAllText(Path.Combine(Folder(fixture), "definition.asl.json")), [new SourceText("history.json", history)]);

    private static string Read(string fixture, string file) => File.ReadAllText(Path.Combine(Folder(fixture), "histories", file));

    private static string Folder(string fixture) => Path.Combine(Repository.Root, "tests", "fixtures", fixture);
}
