using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Converter.Tests.Costs;

/// <summary>
/// tests/fixtures/costs/histories: one execution with a retried function, a Parallel whose branches overlap and one of
/// which retries, a Map that runs twice, a loop of three turns and a callback; whole, in pages, and without data.
/// </summary>
public sealed class HistoryTests
{
    [Theory]
    [InlineData("whole.json")]
    [InlineData("page-1.json", "page-2.json")]
    [InlineData("page-2.json", "page-1.json")]
    [InlineData("redacted-reverse.json")]
    public void Counts_are_those_of_the_events(params string[] files)
    {
        var result = Run([.. files.Select(Read)]);
        var estimate = result.Estimate;

        Assert.Empty(result.Diagnostics.Items);
        Assert.Equal(23, result.Report.Measured!.Transitions);
        Assert.Equal(23, estimate[Platform.Standard].Count.Total.Transitions, 9);
        Assert.Equal(30, estimate[Platform.DurableInline].Count.Total.Operations, 9);
        Assert.Equal(4, Visits(estimate, "One"), 9);
        Assert.Equal(3, Visits(estimate, "Ready"), 9);
        Assert.Equal(10, Value(estimate, AssumptionKind.WaitSeconds, "Pause"), 3);
        Assert.Equal(3600, Value(estimate, AssumptionKind.PendingSeconds, "Approve"), 3);
        Assert.Equal(0.05, Value(estimate, AssumptionKind.Seconds, "Approve"), 3);
        Assert.Equal(0.3, Value(estimate, AssumptionKind.Seconds, "Prepare"), 3);
        Assert.Equal(2, Value(estimate, AssumptionKind.Items, "Each"));
    }

    [Fact]
    public void Sizes_are_taken_from_a_history_with_data()
    {
        var estimate = Run(Read("whole.json")).Estimate;

        Assert.Equal(3, estimate.Sheet[AssumptionKind.InputKb], 3);
        Assert.Equal(1, estimate.Sheet[AssumptionKind.OutputKb], 3);
        Assert.Equal(2, Value(estimate, AssumptionKind.ResultKb, "One"), 3);
    }

    [Fact]
    public void Pages_printed_one_after_another_are_one_history()
    {
        var text = Read("page-1.json").Text + "\n" + Read("page-2.json").Text;

        Assert.Equal(23, Run(new SourceText("all.json", text)).Report.Measured!.Transitions);
    }

    [Fact]
    public void Several_executions_are_averaged()
    {
        var measured = Run(Read("whole.json"), Read("redacted-reverse.json")).Report.Measured!;

        Assert.Equal(2, measured.Executions);
        Assert.Equal(23, measured.Transitions);
    }

    [Fact]
    public void What_the_user_gives_goes_before_what_was_measured()
    {
        var estimate = Run("states: { Prepare: { seconds: 7 } }", Read("whole.json")).Estimate;

        Assert.Equal(7, Value(estimate, AssumptionKind.Seconds, "Prepare"));
    }

    [Theory]
    [InlineData("{", "SFN5201")]
    [InlineData("", "SFN5202")]
    [InlineData("[1, {\"id\": 1}, null, {\"events\": 3}, {\"id\": {}, \"type\": []}]", "SFN5202")]
    [InlineData("{\"executions\": []}", "SFN5202")]
    [InlineData("{\"executionArn\": \"arn:x\", \"status\": \"SUCCEEDED\"}", "SFN5208")]
    [InlineData("{\"events\": [{\"id\": 1, \"type\": \"\\ud800\"}]}", "SFN5201")]
    [InlineData("{\"events\": [{\"id\": 7, \"type\": \"PassStateEntered\"}]}", "SFN5203")]
    [InlineData("{\"events\": [{\"id\": 1, \"type\": \"ExecutionStarted\"}]}", "SFN5204")]
    [InlineData("{\"events\": [{\"id\": 1, \"type\": \"ExecutionStarted\"}, {\"id\": 3, \"type\": \"ExecutionAborted\"}]}", "SFN5205")]
    [InlineData("""
        {"events": [{"id": 1, "type": "ExecutionStarted"},
          {"id": 2, "previousEventId": 1, "type": "PassStateEntered", "stateEnteredEventDetails": {"name": "Elsewhere"}},
          {"id": 3, "previousEventId": 2, "type": "ExecutionAborted"}]}
        """, "SFN5206")]
    public void What_cannot_be_counted_is_reported_and_left_out(string text, string id)
    {
        var result = Run(new SourceText("history.json", text));

        Assert.Equal(id, Assert.Single(result.Diagnostics.Items).Id);
        Assert.Null(result.Report.Measured);
    }

    [Fact]
    public void A_history_as_long_as_the_service_allows_is_counted()
    {
        var events = new List<string> { """{"id": 1, "previousEventId": 0, "type": "ExecutionStarted"}""" };
        while (events.Count < 24_998)
        {
            var id = events.Count + 1;
            events.Add($$$"""{"id": {{{id}}}, "previousEventId": {{{id - 1}}}, "type": "WaitStateEntered", "stateEnteredEventDetails": {"name": "Pause"}}""");
            events.Add($$$"""{"id": {{{id + 1}}}, "previousEventId": {{{id}}}, "type": "WaitStateExited", "stateExitedEventDetails": {"name": "Pause"}}""");
        }

        events.Add($$"""{"id": {{events.Count + 1}}, "previousEventId": {{events.Count}}, "type": "ExecutionFailed"}""");
        var machine = CostCase.Machine("""
            { "Pause": { "Type": "Wait", "Seconds": 1, "Next": "Again" },
              "Again": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "Pause" }], "Default": "End" },
              "End": { "Type": "Succeed" } }
            """);
        var result = CostCase.Of([machine], "", r => r with
        {
            Histories = [new SourceText("long.json", $$"""{"events": [{{string.Join(',', events)}}]}""")],
        });

        Assert.Equal(12_499, result.Report.Measured!.Transitions);
    }

    private static CostCase Run(params SourceText[] histories) => Run("", histories);

    private static CostCase Run(string usage, params SourceText[] histories) => CostCase.Of(
        [CostCase.Bind(Read("machine.asl.json").Text)], usage, r => r with { Histories = histories });

    private static SourceText Read(string file) =>
        new(file, File.ReadAllText(Path.Combine(CostCase.Fixture("histories"), file)));

    private static double Visits(CostEstimate estimate, string state) =>
        estimate.Traffic.Visits(Assert.Single(estimate.Sheet.Outline.Find(state)));

    private static double Value(CostEstimate estimate, AssumptionKind kind, string state) =>
        estimate.Sheet[kind, Assert.Single(estimate.Sheet.Outline.Find(state))];
}
