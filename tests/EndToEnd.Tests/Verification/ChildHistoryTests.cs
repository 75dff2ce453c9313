using System.Globalization;
using System.Text.Json.Nodes;
using HistoryGenerator;
using Sfn2Durable.Input;
using Sfn2Durable.Verification.Histories;
using Sfn2Durable.Verification.Recordings;
using static HistoryGenerator.EventList;

namespace EndToEnd.Tests.Verification;

/// <summary>A distributed Map whose children call a task, with the histories of the children, or some of them.</summary>
public sealed class ChildHistoryTests
{
    private const string Definition = """
        {
          "StartAt": "Each",
          "States": {
            "Each": {
              "Type": "Map",
              "ItemsPath": "$.items",
              "ItemSelector": { "item.$": "$$.Map.Item.Value", "by.$": "$$.Execution.Name" },
              "ToleratedFailureCount": 1,
              "MaxConcurrency": 2,
              "ItemProcessor": {
                "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
                "StartAt": "Ask",
                "States": {
                  "Ask": {
                    "Type": "Task",
                    "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:ask",
                    "ResultPath": "$.answer",
                    "Next": "Sign"
                  },
                  "Sign": { "Type": "Pass", "Parameters": { "answer.$": "$.answer", "who.$": "$$.Execution.Id" }, "End": true }
                }
              },
              "ResultPath": "$.results",
              "Next": "Done"
            },
            "Done": { "Type": "Pass", "End": true }
          }
        }
        """;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public async Task An_execution_is_proven_with_all_its_children_in_any_order(int count)
    {
        var answers = Enumerable.Range(0, count).Select(static i => (JsonNode?)$"answer {i}").ToArray();
        var histories = Execution(answers);
        new Random(count).Shuffle(histories);

        var verified = await VerifyAsync(histories);

        Assert.Equal("", verified.Said);
        Assert.Equal(count + 1, verified.Report.Count(HistoryOutcome.Proven));
        Assert.Single(verified.Report.Coverage.Paths);
        Assert.Empty(verified.Report.Coverage.UnvisitedStates);
    }

    [Fact]
    public async Task A_written_test_has_what_happened_in_the_children()
    {
        var verified = await VerifyAsync(Execution("one", "two"));

        var recording = RecordingJson.Of(verified.Of("history.json"));

        Assert.Equal(
            ["Each[0]/Ask #0", "Each[1]/Ask #0"], recording?["answers"]?.AsArray().Select(static a => (string?)a?["call"]) ?? []);
        Assert.Equal(4, recording?["scopes"]?["Each.1.0[1]"]?.AsArray().Count);
        Assert.All(verified.Report.Verdicts.Where(static v => v.Map is not null), static v => Assert.Null(RecordingJson.Of(v)));
    }

    [Fact]
    public async Task A_child_that_failed_is_proven_like_the_others()
    {
        var verified = await VerifyAsync(Execution("one", null, "three"));

        Assert.Equal("", verified.Said);
        Assert.Equal(4, verified.Report.Count(HistoryOutcome.Proven));
    }

    [Fact]
    public async Task A_child_that_is_missing_leaves_the_rest_proven()
    {
        var histories = Execution("one", "two", "three");

        var verified = await VerifyAsync([.. histories.Where(static h => h.File != "child-2.json")]);

        Assert.Equal(HistoryOutcome.ProvenSoFar, verified.Of("history.json").Outcome);
        Assert.Equal(HistoryOutcome.Proven, verified.Of("child-0.json").Outcome);
        Assert.True(HistoryOutcome.Proven == verified.Of("child-1.json").Outcome, verified.Said);
        Assert.Equal("SFN6112", Assert.Single(verified.Diagnostics.Items).Id);
    }

    [Fact]
    public async Task A_difference_in_a_child_is_shown_there_and_only_there()
    {
        var histories = Execution("one", "two", "three");
        var events = JsonNode.Parse(histories[2].Text)?["events"]?.AsArray() ?? [];
        var answer = events.Single(static e => (string?)e?["type"] == "LambdaFunctionSucceeded");
        answer!["lambdaFunctionSucceededEventDetails"]!["output"] = "\"another\"";

        histories[2] = new SourceText(histories[2].File, new JsonObject { ["events"] = events.DeepClone() }.ToJsonString());
        var verified = await VerifyAsync(histories);

        var child = verified.Of("child-1.json");
        Assert.Equal((HistoryOutcome.Mismatch, "Ask", DivergenceKind.Output), (child.Outcome, child.Divergence?.State, child.Divergence?.Kind));
        Assert.Equal("Each[1]", child.Divergence?.Branch);
        Assert.Equal(HistoryOutcome.ProvenSoFar, verified.Of("history.json").Outcome);
        Assert.True(2 == verified.Report.Count(HistoryOutcome.Proven), verified.Said);
    }

    [Fact]
    public async Task A_result_that_the_children_do_not_give_differs_at_the_map()
    {
        var histories = Execution("first", "second");
        histories[0] = new SourceText(histories[0].File, histories[0].Text.Replace("first", "FIRST", StringComparison.Ordinal));

        var verified = await VerifyAsync(histories);

        var divergence = verified.Of("history.json").Divergence;
        Assert.Equal(("Each", DivergenceKind.Output), (divergence?.State, divergence?.Kind));
        Assert.Equal(2, verified.Report.Count(HistoryOutcome.Proven));
    }

    [Fact]
    public async Task A_child_that_was_started_with_another_input_differs_at_its_first_state()
    {
        var histories = Execution("one", "two");
        histories[1] = new SourceText(histories[1].File, histories[1].Text.Replace("item 0", "ITEM 0", StringComparison.Ordinal));

        var verified = await VerifyAsync(histories);

        var divergence = verified.Of("child-0.json").Divergence;
        Assert.Equal(("Ask", DivergenceKind.Input), (divergence?.State, divergence?.Kind));
        Assert.Equal(HistoryOutcome.Proven, verified.Of("child-1.json").Outcome);
    }

    [Fact]
    public async Task Children_without_the_execution_that_started_them_are_not_usable()
    {
        var verified = await VerifyAsync(Execution("one", "two")[1..]);

        Assert.Equal(2, verified.Report.Count(HistoryOutcome.Unusable));
        Assert.All(verified.Diagnostics.Items, static d => Assert.Equal("SFN6114", d.Id));
    }

    private static Task<Verified> VerifyAsync(SourceText[] histories) => Verified.OfAsync(Definition, histories);

    /// <summary>The execution, and then its children; one whose answer is null failed.</summary>
    private static SourceText[] Execution(params JsonNode?[] answers)
    {
        var items = new JsonArray([.. answers.Select(static (_, i) => (JsonNode?)$"item {i}")]);
        var input = new JsonObject { ["items"] = items };
        var children = answers.Select((a, i) => Child(i, a)).ToList();
        var output = input.DeepClone().AsObject();
        output["results"] = new JsonArray([.. children.Select(static c => c.Output?.DeepClone()).Where(static o => o is not null)]);

        var events = new EventList(Start);
        var last = events.Add("ExecutionStarted", 0, With([], "input", input));
        last = events.Add("MapStateEntered", last, With(new JsonObject { ["name"] = "Each" }, "input", input));
        last = events.Add("MapStateStarted", last, new JsonObject { ["length"] = answers.Length });
        last = events.Add("MapRunStarted", last, new JsonObject
        {
            ["mapRunArn"] = "arn:aws:states:eu-west-1:111122223333:mapRun:orders/0f3e9a52-8c1b-4d7a-9e60-5b2c7d41f8a3:11111111-8c1b-4d7a-9e60-5b2c7d41f8a3",
        });
        events.Pass(TimeSpan.FromHours(1));
        last = events.Add("MapRunSucceeded", last);
        last = events.Add("MapStateSucceeded", last);
        last = events.Add("MapStateExited", last, With(new JsonObject { ["name"] = "Each" }, "output", output));
        last = events.Add("PassStateEntered", last, With(new JsonObject { ["name"] = "Done" }, "input", output));
        last = events.Add("PassStateExited", last, With(new JsonObject { ["name"] = "Done" }, "output", output));
        events.Add("ExecutionSucceeded", last, With([], "output", output));
        return
        [
            new SourceText("history.json", events.ToHistory().ToJsonString()),
            .. children.Select(static (c, i) => new SourceText($"child-{i.ToString(CultureInfo.InvariantCulture)}.json", c.History.ToJsonString())),
        ];
    }

    private static (JsonObject History, JsonNode? Output) Child(int index, JsonNode? answer)
    {
        var events = new EventList(Start.AddSeconds(1 + index));
        var input = new JsonObject { ["item"] = FormattableString.Invariant($"item {index}"), ["by"] = "the-execution" };
        var last = events.Add("ExecutionStarted", 0, With([], "input", input));
        last = events.Add("TaskStateEntered", last, With(new JsonObject { ["name"] = "Ask" }, "input", input));
        var request = new JsonObject { ["resource"] = "arn:aws:lambda:eu-west-1:111122223333:function:ask" };
        last = events.Add("LambdaFunctionScheduled", last, With(request, "input", input));
        last = events.Add("LambdaFunctionStarted", last);
        if (answer is null)
        {
            var failure = new JsonObject { ["error"] = "Refused", ["cause"] = "Not today." };
            last = events.Add("LambdaFunctionFailed", last, failure);
            events.Add("ExecutionFailed", last, failure.DeepClone().AsObject());
            return (events.ToHistory(), null);
        }

        last = events.Add("LambdaFunctionSucceeded", last, With([], "output", answer));
        var answered = input.DeepClone().AsObject();
        answered["answer"] = answer.DeepClone();
        last = events.Add("TaskStateExited", last, With(new JsonObject { ["name"] = "Ask" }, "output", answered));
        last = events.Add("PassStateEntered", last, With(new JsonObject { ["name"] = "Sign" }, "input", answered));
        var signed = new JsonObject
        {
            ["answer"] = answer.DeepClone(),
            ["who"] = "arn:aws:states:eu-west-1:111122223333:execution:orders/0f3e9a52-8c1b-4d7a-9e60-5b2c7d41f8a3:"
                + Guid.Parse("22222222-8c1b-4d7a-9e60-5b2c7d41f8a3").ToString()[..^3] + index.ToString("x3", CultureInfo.InvariantCulture),
        };
        last = events.Add("PassStateExited", last, With(new JsonObject { ["name"] = "Sign" }, "output", signed));
        events.Add("ExecutionSucceeded", last, With([], "output", signed));
        return (events.ToHistory(), signed);
    }
}
