using Sfn2Durable.Input;
using Converter.Tests.Support;

namespace Converter.Tests.Input;

public sealed class YamlReadingTests
{
    [Theory]
    [InlineData("Yes", ScalarKind.String, "Yes")]
    [InlineData("No", ScalarKind.String, "No")]
    [InlineData("On", ScalarKind.String, "On")]
    [InlineData("2026-01-02T03:04:05Z", ScalarKind.String, "2026-01-02T03:04:05Z")]
    [InlineData("1:30", ScalarKind.String, "1:30")]
    [InlineData("true", ScalarKind.True, "true")]
    [InlineData("'true'", ScalarKind.String, "true")]
    [InlineData("!!str 5", ScalarKind.String, "5")]
    [InlineData("~", ScalarKind.Null, "null")]
    [InlineData("", ScalarKind.Null, "null")]
    [InlineData("010", ScalarKind.Number, "10")]
    [InlineData("0x1F", ScalarKind.Number, "31")]
    [InlineData("0o17", ScalarKind.Number, "15")]
    [InlineData("+.5", ScalarKind.Number, "0.5")]
    [InlineData("-2.50e+3", ScalarKind.Number, "-2.50e+3")]
    [InlineData("1_000", ScalarKind.String, "1_000")]
    [InlineData("e5", ScalarKind.String, "e5")]
    [InlineData("0xG1", ScalarKind.String, "0xG1")]
    [InlineData(".", ScalarKind.String, ".")]
    [InlineData("face", ScalarKind.String, "face")]
    public void ScalarsAreTypedByTheCoreSchema(string text, ScalarKind kind, string value)
    {
        var scalar = Loaded.Text($"StartAt: {text}\nStates: 1", "m.yaml").Scalar("StartAt");

        Assert.Equal((kind, value), (scalar.Kind, scalar.Text));
    }

    [Fact]
    public void KeysAreTextWhateverTheyLookLike()
    {
        var loaded = Loaded.Text("StartAt: Yes\nStates:\n  Yes: 1\n  No: 2\n  True: 3\n  007: 4\n  ~: 5\n", "m.yml");

        var states = Assert.IsType<SourceObject>(loaded.At("States"));
        Assert.Equal(["Yes", "No", "True", "007", "~"], states.Members.Select(m => m.Name));
    }

    [Fact]
    public void PlacesAreThoseOfTheFile()
    {
        var loaded = Loaded.Text("# head\nStartAt: A\nStates:\n  A:\n    Type: \"Pass\"\n    End: true\n",
            "m.asl.yaml");

        Assert.Equal((5, 11), (loaded.Scalar("States/A/Type").Span.Line, loaded.Scalar("States/A/Type").Span.Column));
        var state = ((SourceObject)loaded.At("States")).Find("A");
        Assert.Equal((4, 3), (state?.NameSpan.Line, state?.NameSpan.Column));
    }

    [Fact]
    public void AnAliasIsTheValueOfItsAnchorAndMergeKeysAddWhatIsMissing()
    {
        const string text = """
            StartAt: A
            States:
              A: &task
                Type: Task
                End: true
              B:
                <<: *task
                End: false
              C: *task
            """;
        var loaded = Loaded.Text(text, "m.yaml");

        Assert.Empty(loaded.Findings);
        Assert.Equal("Task", loaded.Scalar("States/C/Type").Text);
        Assert.Equal("Task", loaded.Scalar("States/B/Type").Text);
        Assert.Equal(ScalarKind.False, loaded.Scalar("States/B/End").Kind);
        Assert.Equal(4, loaded.Scalar("States/B/Type").Span.Line);
    }

    [Theory]
    [InlineData("StartAt: &a [1, *a]\nStates: 1", "1,17 SFN1203")]
    [InlineData("StartAt: *nobody\nStates: 1", "1,10 SFN1204")]
    [InlineData("StartAt: [1\nStates: 1", "1,10 SFN1201")]
    [InlineData("StartAt: \"open\nStates: 1", "1,10 SFN1201")]
    [InlineData("\tStartAt: A\nStates: 1", "2,1 SFN1201")]
    [InlineData("? [a, b]\n: 1\nStates: 1\nStartAt: 2", "1,3 SFN1206")]
    [InlineData("StartAt: A\nStates: !Sub '${x}'", "2,9 SFN1202")]
    public void WhatCannotBeReadIsReportedAtItsPlace(string text, string finding)
    {
        var loaded = Loaded.Text(text, "m.yaml");

        Assert.Empty(loaded.Documents);
        Assert.Equal([finding], loaded.Findings);
    }

    [Fact]
    public void ABillionLaughsStopAtTheLimit()
    {
        var lines = new List<string> { "StartAt: A", "States:", "  a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]" };
        for (var c = 'b'; c <= 'k'; c++)
        {
            var previous = string.Join(", ", Enumerable.Repeat($"*{(char)(c - 1)}", 10));
            lines.Add($"  {c}: &{c} [{previous}]");
        }

        Assert.Equal(["SFN1205"], Loaded.Text(string.Join('\n', lines), "m.yaml").Diagnostics.Items.Select(d => d.Id));
    }

    [Fact]
    public void OnlyTheFirstDocumentOfAFileIsRead()
    {
        var loaded = Loaded.Text("---\nStartAt: A\nStates: 1\n---\nStartAt: B\n", "m.yaml");

        Assert.Equal("A", loaded.Scalar("StartAt").Text);
        Assert.Equal(["4,1 SFN1207"], loaded.Findings);
    }

    [Fact]
    public void DeepNestingIsRefused() =>
        Assert.Equal(
            ["SFN1106"],
            Loaded.Text("StartAt: " + new string('[', 5000), "m.yaml").Diagnostics.Items.Select(d => d.Id));
}
