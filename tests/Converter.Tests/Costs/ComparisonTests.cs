using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Costs;

public sealed class ComparisonTests
{
    private const string Waiting = """
        { "Pause": { "Type": "Wait", "Seconds": 3600, "Next": "Call" },
          "Call": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:f", "Next": "Done" },
          "Done": { "Type": "Succeed" } }
        """;

    private const string Items = """
        { "Each": { "Type": "Map", "ItemsPath": "$.items", "Next": "Pause", "ItemProcessor": { "StartAt": "One", "States": {
            "One": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:f", "End": true } } } },
          "Pause": { "Type": "Wait", "Seconds": 3600, "End": true } }
        """;

    [Theory]
    [InlineData("executionsPerMonth: 1_000_000", "migrate")]
    [InlineData("executionsPerMonth: 1_000_000\nresultKb: 200\nretentionDays: 90", "stay")]
    [InlineData("executionsPerMonth: 1_000_000\nresultKb: 38", "migrate")]
    [InlineData("executionsPerMonth: 1_000_000\nresultKb: 138", "tooClose")]
    [InlineData("executionsPerMonth: 10", "tooClose")]
    [InlineData("executionsPerMonth: 0", "tooClose")]
    [InlineData("states: { Pause: { waitSeconds: 1 } }", "express")]
    [InlineData("region: eu-west-1", "cannotBeSaid")]
    public void The_verdict_follows_from_the_amounts(string usage, string expected)
    {
        var verdict = CostCase.Of(Waiting, usage).Report.Verdict;

        Assert.True(expected == VerdictInfo.Of(verdict.Kind).Id, verdict.Reason);
    }

    [Fact]
    public void A_verdict_names_both_amounts_and_no_percentage()
    {
        var reason = CostCase.Of(Waiting, "executionsPerMonth: 1_000_000").Report.Verdict.Reason;

        Assert.Equal(2, reason.Split("$").Length - 2);
        Assert.DoesNotContain("%", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_one_execution_stays()
    {
        var report = CostCase.Of(Items, "states: { Each: { items: 1600 } }").Report;

        Assert.Equal(VerdictKind.Stay, report.Verdict.Kind);
        Assert.Contains("3,000", report.Verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("'Each'", report.Verdict.Reason, StringComparison.Ordinal);
    }

    /// <summary>Two operations an item, the start, the Map and the wait: 1,498 items are 2,999 operations.</summary>
    [Theory]
    [InlineData("nested", 1498, true)]
    [InlineData("nested", 1499, false)]
    [InlineData("flat", 2997, true)]
    [InlineData("flat", 2998, false)]
    public void Three_thousand_operations_are_the_end(string nesting, int items, bool possible)
    {
        var estimate = CostCase.Of(Items, $"nesting: {nesting}\nstates: {{ Each: {{ items: {items} }} }}").Estimate;

        Assert.Equal(possible, estimate[Platform.DurableInvoke].IsPossible);
    }

    [Fact]
    public void The_point_where_an_execution_gets_too_large_is_found()
    {
        var points = CostCase.Of(Items, "states: { Each: { items: 100 } }").Report.BreakEvens;
        var limit = Assert.Single(points, static p =>
            p.Above == Relation.SecondIsImpossible && p.Lever.Kind == AssumptionKind.Items);

        Assert.InRange(limit.Value, 1498, 1499);
    }

    [Fact]
    public void At_a_break_even_point_both_sides_cost_the_same()
    {
        var result = CostCase.Of(Waiting, "executionsPerMonth: 1_000_000");
        var model = new CostModel(result.Reports.Prices, result.Reports.Book.Rules);
        var compared = 0;
        foreach (var point in result.Report.BreakEvens.Where(static p => p is { Below: Relation.SecondIsCheaper, Above: Relation.FirstIsCheaper }))
        {
            var there = model.Estimate(point.Lever.Apply(result.Estimate.Sheet, point.Value), null);
            var (first, second) = (there[point.First].Total ?? 0, there[point.Second].Total ?? 0);
            Assert.InRange(first / second, 0.999m, 1.001m);
            compared++;
        }

        Assert.True(compared > 1);
    }

    [Fact]
    public void An_assumption_that_flips_the_verdict_is_named()
    {
        var report = CostCase.Of(Waiting, "executionsPerMonth: 1_000_000\nresultKb: 120").Report;

        Assert.Contains(report.Flips, static f => f.Lever.Kind == AssumptionKind.ResultKb);
    }

    [Fact]
    public void The_break_even_of_the_size_of_a_result_is_the_published_one()
    {
        // A step of one transition against one operation, kept 14 days: 53.1 KB, whatever the volume.
        const string Line = """
            { "A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "QueueUrl": "q", "MessageBody": "m" }, "Next": "B" },
              "B": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject.waitForTaskToken", "Parameters": { "T.$": "$$.Task.Token" }, "End": true } }
            """;
        var estimate = CostCase.Of(Line, "inputKb: 0\noutputKb: 0").Estimate;
        var a = Assert.Single(estimate.Sheet.Outline.Find("A"));
        var transition = estimate[Platform.Standard].Price(estimate[Platform.Standard].Count.States[a.Index]);
        var model = new CostModel(CostCase.Of(Line).Reports.Prices, CostCase.Of(Line).Reports.Book.Rules);
        var sheet = estimate.Sheet
            .With(AssumptionKind.ResultKb, [a], static _ => 53.125)
            .With(AssumptionKind.Seconds, [a], static _ => 0)
            .With(AssumptionKind.PendingSeconds, [.. estimate.Sheet.Outline.Find("B")], static _ => 0);
        var durable = model.Estimate(sheet, null)[Platform.DurableInline];
        var operation = durable.Price(durable.Count.States[a.Index]);

        Assert.InRange(operation / transition ?? 0, 0.999m, 1.001m);
    }

    [Fact]
    public void A_machine_that_is_express_already_stays_express()
    {
        var machine = CostCase.Machine("""
            { "Call": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:f", "End": true } }
            """) with
        {
            Type = MachineType.Express,
        };
        var verdict = CostCase.Of([machine]).Report.Verdict;

        Assert.Equal(VerdictKind.Stay, verdict.Kind);
        Assert.Equal(Platform.Express, verdict.Best);
    }

    [Fact]
    public void An_account_is_ranked_by_what_migrating_saves()
    {
        StateMachineDefinition[] machines =
        [
            CostCase.Machine(Waiting) with { Name = "small" },
            CostCase.Machine(Waiting) with { Name = "large" },
            CostCase.Machine(Waiting) with { Name = "stays" },
        ];
        var set = CostCase.Of(machines, """
            machines:
              small: { executionsPerMonth: 1_000_000 }
              large: { executionsPerMonth: 9_000_000 }
              stays: { executionsPerMonth: 1_000_000, resultKb: 250, retentionDays: 90 }
            """).Reports;

        Assert.Equal(["large", "small", "stays"], set.Ranked.Select(static r => r.Name));
    }

    [Fact]
    public void A_file_that_could_not_be_read_is_in_the_report_with_its_reason()
    {
        var set = CostRunner.Run(
            new CostRequest([CostSubject.Unreadable("broken", "broken.json", "This is not JSON.")]), new Sfn2Durable.Diagnostics.DiagnosticBag());

        var report = Assert.Single(set!.Reports);
        Assert.Equal(VerdictKind.CannotBeSaid, report.Verdict.Kind);
        Assert.Equal("This is not JSON.", report.Verdict.Reason);
    }

    [Fact]
    public void Observed_transitions_replace_the_counted_ones()
    {
        var count = CostCase.Of(Waiting, "observedTransitions: 3.7").Estimate[Platform.Standard].Count;

        Assert.Equal(3.7, count.Total.Transitions, 9);
    }

    [Fact]
    public void One_transition_more_per_execution_can_be_asked_for() =>
        Assert.Equal(4, CostCase.Of(Waiting, "extraTransitions: 1").Estimate[Platform.Standard].Count.Total.Transitions, 9);

    [Fact]
    public void A_large_asynchronous_event_is_several_requests()
    {
        var small = CostCase.Of(Waiting, "start: asynchronous\ninputKb: 256").Estimate[Platform.DurableInline].Count.Total;
        var large = CostCase.Of(Waiting, "start: asynchronous\ninputKb: 300").Estimate[Platform.DurableInline].Count.Total;

        Assert.Equal(1, large.LambdaRequests - small.LambdaRequests, 9);
    }
}
