using Converter.Tests.Costs;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Verification;

namespace Converter.Tests.Verification;

/// <summary>The quotas of the durable service against a definition: what breaks them, and where it stands.</summary>
public sealed class QuotaTests
{
    private const string End = """ "End": { "Type": "Succeed" } """;

    [Theory]
    [InlineData(1_499, "")]
    [InlineData(1_500, "2,1 SFN6011 'Each'")]
    public void Items_of_the_definition_are_counted(int items, string expected) =>
        // The execution, the Map, and for each item its context and its Wait.
        Assert.Equal(expected, Findings($$"""
            {
            "Each": { "Type": "Map", "QueryLanguage": "JSONata", "Items": [{{Items(items)}}], "End": true,
              "ItemProcessor": { "StartAt": "Pause", "States": { "Pause": { "Type": "Wait", "Seconds": 1, "End": true } } } }
            }
            """));

    [Fact]
    public void Of_two_ways_the_longer_one_counts_and_not_both() =>
        Assert.Equal("", Findings($$"""
            {
            "Which": { "Type": "Choice", "Default": "Left", "Choices": [ { "Variable": "$.a", "IsPresent": true, "Next": "Right" } ] },
            "Left": {{Map(1_000, "End")}},
            "Right": {{Map(1_400, "End")}},
            {{End}}
            }
            """));

    [Fact]
    public void The_state_is_named_with_which_the_way_passes_the_quota() =>
        Assert.Equal("3,1 SFN6011 'Second'", Findings($$"""
            {
            "First": {{Map(1_000, "Second")}},
            "Second": {{Map(1_000, "End")}},
            {{End}}
            }
            """));

    [Fact]
    public void A_loop_is_named_once_with_the_rounds_that_fit() =>
        Assert.Equal("2,1 SFN6012 'Pause'", Findings($$"""
            {
            "Pause": { "Type": "Wait", "Seconds": 1, "Next": "Ask" },
            "Ask": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "Is Done",
              "Parameters": { "QueueUrl": "https://example.com/q", "MessageBody": "?" } },
            "Is Done": { "Type": "Choice", "Default": "Pause", "Choices": [ { "Variable": "$.a", "IsPresent": true, "Next": "End" } ] },
            {{End}}
            }
            """));

    [Fact]
    public void A_loop_that_records_nothing_needs_no_bound() =>
        Assert.Equal("", Findings($$"""
            {
            "Again": { "Type": "Choice", "Default": "Again", "Choices": [ { "Variable": "$.a", "IsPresent": true, "Next": "End" } ] },
            {{End}}
            }
            """));

    [Fact]
    public void Maps_in_maps_beyond_every_number_are_too_many_and_no_crash()
    {
        var inner = """{ "Type": "Wait", "Seconds": 1, "End": true }""";
        for (var depth = 0; depth < 12; depth++)
        {
            inner = $$"""
                { "Type": "Map", "QueryLanguage": "JSONata", "Items": [{{Items(99)}}], "End": true,
                  "ItemProcessor": { "StartAt": "S{{depth}}", "States": { "S{{depth}}": {{inner}} } } }
                """;
        }

        Assert.EndsWith("SFN6011 'Top'", Findings($$"""{ "Top": {{inner}} }"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_that_the_definition_itself_makes_too_large_is_named()
    {
        var text = new string('x', 300_000);

        Assert.Equal("2,1 SFN6019 'Ask'", Findings($$"""
            {
            "Ask": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true,
              "Parameters": { "QueueUrl": "https://example.com/q", "MessageBody": "{{text}}" } }
            }
            """));
        // A function may be given more.
        Assert.Equal("", Findings($$"""
            {
            "Ask": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "End": true,
              "Parameters": { "text": "{{text}}" } }
            }
            """));
    }

    private static string Items(int count) => string.Join(',', Enumerable.Repeat('1', count));

    private static string Map(int items, string next) => $$"""
        { "Type": "Map", "QueryLanguage": "JSONata", "Items": [{{Items(items)}}], "Next": "{{next}}", "ItemProcessor": { "StartAt": "P {{next}} {{items}}", "States": { "P {{next}} {{items}}": { "Type": "Wait", "Seconds": 1, "End": true } } } }
        """;

    /// <summary>The findings as place, id and state; the first state stands on line 2.</summary>
    private static string Findings(string states)
    {
        var diagnostics = new DiagnosticBag();
        QuotaCheck.Run(CostCase.Machine(states), diagnostics);
        return string.Join('\n', diagnostics.Sorted().Select(static d =>
            $"{d.Span.Line},{d.Span.Column} {d.Id} '{d.Arguments[0]}'"));
    }
}
