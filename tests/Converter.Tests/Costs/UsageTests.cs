using Sfn2Durable.Costs.Usage;

namespace Converter.Tests.Costs;

public sealed class UsageTests
{
    private const string Machine = """
        { "Call": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:f", "Next": "Ask" },
          "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "Call" }], "Default": "End" },
          "End": { "Type": "Succeed" } }
        """;

    [Theory]
    [InlineData("executionPerMonth: 5", "1,1 SFN5102", "executionsPerMonth")]
    [InlineData("machines: { machine: { second: 5 } }", "1,24 SFN5102", "seconds")]
    [InlineData("states: { Call: { sconds: 5 } }", "1,19 SFN5102", "seconds")]
    [InlineData("states: { Call: { retentionDays: 5 } }", "1,19 SFN5102", "")]
    [InlineData("executionsPerMonth: -5", "1,21 SFN5105", "between 0 and")]
    [InlineData("executionsPerMonth: 1e300", "1,21 SFN5105", "between")]
    [InlineData("retentionDays: 0", "1,16 SFN5105", "between 1 and 90")]
    [InlineData("memoryMb: 1", "1,11 SFN5105", "between 128 and 10240")]
    [InlineData("failures: 120%", "1,11 SFN5105", "between 0 and 1")]
    [InlineData("seconds: soon", "1,10 SFN5104", "15m")]
    [InlineData("seconds: .inf", "1,10 SFN5104", "15m")]
    [InlineData("seconds: NaN", "1,10 SFN5104", "15m")]
    [InlineData("seconds: [1, 2]", "1,10 SFN5104", "15m")]
    [InlineData("seconds:", "1,9 SFN5104", "15m")]
    [InlineData("- 1", "1,1 SFN5101", "mapping")]
    [InlineData("machines: [machine]", "1,11 SFN5101", "mapping")]
    [InlineData("states: { Call: 7 }", "1,17 SFN5101", "mapping")]
    [InlineData("states: { Ask: { branches: 0.5 } }", "1,28 SFN5101", "mapping")]
    [InlineData("seconds: 1\nseconds: 2", "1,1 SFN5103", "twice")]
    [InlineData("architecture: arm", "1,15 SFN5106", "arm64 or x86_64")]
    [InlineData("nesting: flatt", "1,10 SFN5106", "'flat'")]
    [InlineData("states: { Calls: { seconds: 1 } }", "1,11 SFN5108", "'Call'")]
    [InlineData("machines: { machine: { states: { Calls: { seconds: 1 } } } }", "1,34 SFN5108", "'Call'")]
    [InlineData("machines: { machin: { seconds: 1 } }", "1,13 SFN5107", "'machine'")]
    [InlineData("states: { Call: { items: 3 } }", "1,19 SFN5109", "Map")]
    [InlineData("states: { End: { turns: 3 } }", "1,18 SFN5109", "loop")]
    [InlineData("states: { Call: { branches: { End: 1 } } }", "1,11 SFN5109", "Choice")]
    [InlineData("states: { Ask: { branches: { Elsewhere: 1 } } }", "1,30 SFN5110", "'Call', 'End'")]
    [InlineData("states: { Ask: { branches: { End: 70%, Call: 0.5 } } }", "1,11 SFN5111", "1.2")]
    [InlineData("states: { Ask: { branches: { End: 0.1, Call: 0.1 } } }", "1,11 SFN5111", "0.2")]
    public void A_mistake_is_reported_at_its_place_with_a_way_out(string usage, string finding, string hint)
    {
        var result = CostCase.Of(Machine, usage);

        Assert.Equal([finding], result.Findings);
        Assert.Contains(hint, result.Diagnostics.Items[0].Message, StringComparison.Ordinal);
        Assert.Equal(result.Diagnostics.HasErrors, result.Set is null);
    }

    [Fact]
    public void What_is_no_yaml_is_refused()
    {
        var result = CostCase.Of(Machine, "states: { Call: ");

        Assert.Null(result.Set);
        Assert.True(result.Diagnostics.HasErrors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n# nothing\n")]
    [InlineData("states:\n")]
    public void An_empty_file_leaves_everything_to_the_defaults(string usage)
    {
        var sheet = CostCase.Of(Machine, usage).Estimate.Sheet;

        Assert.All(sheet.Entries, static e => Assert.Equal(AssumptionOrigin.Default, e.Origin));
    }

    [Fact]
    public void The_more_special_entry_wins()
    {
        const string Usage = """
            seconds: 1
            memoryMb: 256
            states: { Call: { seconds: 2 } }
            machines:
              machine: { seconds: 3, memoryMb: 1024
            """;

        Assert.Equal(2, Value(CostCase.Of(Machine, Usage + " }"), AssumptionKind.Seconds));
        Assert.Equal(1024, Value(CostCase.Of(Machine, Usage + " }"), AssumptionKind.MemoryMb));
        Assert.Equal(4, Value(CostCase.Of(Machine, Usage + ", states: { Call: { seconds: 4 } } }"), AssumptionKind.Seconds));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("0.5", 0.5)]
    [InlineData("1_0", 10)]
    [InlineData("'3'", 3)]
    public void Times_are_written_as_people_write_them(string text, double seconds) =>
        Assert.Equal(seconds, Value(CostCase.Of(Machine, $"seconds: {text}"), AssumptionKind.Seconds));

    [Fact]
    public void Shares_that_are_not_given_share_what_is_left()
    {
        var sheet = CostCase.Of(Machine, "states: { Ask: { branches: { End: 25% } } }").Estimate.Sheet;
        var ask = Assert.Single(sheet.Outline.Find("Ask"));

        Assert.Equal([0.75, 0.25], ask.Edges.Select(sheet.Share));
    }

    [Fact]
    public void Given_shares_of_the_way_out_decide_about_the_turns()
    {
        var traffic = CostCase.Of(Machine, "states: { Ask: { branches: { End: 25% } } }").Estimate;

        Assert.Equal(4, traffic.Traffic.Visits(Assert.Single(traffic.Sheet.Outline.Find("Call"))), 9);
    }

    [Fact]
    public void Json_will_do_as_well() =>
        Assert.Equal(7, Value(CostCase.Of(Machine, """{ "states": { "Call": { "seconds": 7 } } }"""), AssumptionKind.Seconds));

    private static double Value(CostCase result, AssumptionKind kind) =>
        result.Estimate.Sheet[kind, Assert.Single(result.Estimate.Sheet.Outline.Find("Call"))];
}
