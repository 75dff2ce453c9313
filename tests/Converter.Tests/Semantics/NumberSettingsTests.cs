using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Semantics;

/// <summary>Placeholders in the place of numbers: which of them become settings, and of which type.</summary>
public sealed class NumberSettingsTests
{
    private const string Refused = "SFN2011";

    public static TheoryData<string, string> Kept => new()
    {
        { """{"Type": "Wait", "Seconds": ${n}, "Next": "B"}""", "whole 0..99999999" },
        { """{"Type": "Choice", "Choices": [{"Variable": "$.a", "NumericEquals": ${n}, "Next": "B"}]}""", "any" },
        {
            """
            {"Type": "Choice", "Default": "C", "Choices": [{"Variable": "$.a", "NumericEquals": ${n}, "Next": "B"}]},
            "C": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:f", "TimeoutSeconds": ${n},
                  "Retry": [{"ErrorEquals": ["X"], "MaxAttempts": ${n}, "Comment": "${n} times"}], "Next": "B"}
            """,
            "whole 1..99999999"
        },
        {
            """
            {"Type": "Map", "MaxConcurrency": ${n}, "Next": "B",
             "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Pass", "Parameters": {"n": ${n}}, "End": true}}}}
            """,
            "whole 0..2147483647"
        },
        { """{"Type": "Wait", "Seconds": 3, "Comment": "${n}", "Next": "B"}""", "text" },
    };

    public static TheoryData<string> NotKept => new()
    {
        """{"Type": "Wait", "Seconds": "${n}", "Next": "B"}""",
        """{"Type": "Choice", "Choices": [{"Variable": "$.a", "NumericEquals": "${n}", "Next": "B"}]}""",
        """{"Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": ${n}, "Next": "B"}]}""",
        """{"Type": "Choice", "Comment": "${n}", "Choices": [{"Variable": "$.a", "NumericEquals": ${n}, "Next": "B"}]}""",
        """{"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:f", "Retry": ${n}, "Next": "B"}""",
        """
        {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:f", "Next": "B",
         "Retry": [{"ErrorEquals": ["X"], "BackoffRate": ${n}}]}
        """,
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void ANumberThatIsNotKnownYetIsASettingOfThatType(string state, string expected)
    {
        var machine = Bound.Machine(Definition(state));

        Assert.Equal(expected, Show(Assert.Single(machine.Placeholders).Number));
    }

    [Theory]
    [MemberData(nameof(NotKept))]
    public void WhatCannotBeASettingNeedsItsValue(string state)
    {
        var diagnostics = new DiagnosticBag();

        Assert.Empty(StateMachineReader.ReadText("m.json", Definition(state), new BinderOptions(), diagnostics));

        var only = Assert.Single(diagnostics.Items, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal((Refused, true), (only.Descriptor.Id, only.Span.Line >= 2));
        Assert.Contains("${n}", only.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Seconds: ${n}", true)]
    [InlineData("Seconds: '${n}'", false)]
    [InlineData("Seconds: !!str ${n}", false)]
    public void YamlTypesAValueWithoutQuotes(string field, bool isKept)
    {
        var diagnostics = new DiagnosticBag();
        var text = $"StartAt: A\nStates:\n  A:\n    Type: Wait\n    {field}\n    End: true\n";

        var machines = StateMachineReader.ReadText("m.yaml", text, new BinderOptions(), diagnostics);

        Assert.Equal(isKept, machines.Count == 1);
        Assert.Equal(isKept ? [] : [Refused], diagnostics.Items.Select(static d => d.Descriptor.Id));
    }

    private static string Definition(string state) =>
        $"{{\"StartAt\": \"A\",\n\"States\": {{\"A\": {state}, \"B\": {{\"Type\": \"Succeed\"}}}}}}";

    private static string Show(SettingNumber? number) => number switch
    {
        null => "text",
        { IsWhole: true } => $"whole {number.Least}..{number.Most}",
        _ => "any",
    };
}
