using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Converter.Tests.Support;

namespace Converter.Tests.Input;

public sealed class SubstitutionTests
{
    [Theory]
    [InlineData("${Table}", "${Table}")]
    [InlineData("a ${One} and ${ Two }", "${One}", "${ Two }")]
    [InlineData("arn:${AWS::Partition}:x:${Queue.Arn}", "${AWS::Partition}", "${Queue.Arn}")]
    [InlineData("${__table_name__}", "${__table_name__}")]
    [InlineData("${jsonencode(Ids)}", "${jsonencode(Ids)}")]
    [InlineData("$${Escaped} ${!Literal} ${} ${open")]
    [InlineData("{% $x.${\"a\": b} %}")]
    [InlineData("{% ${a: b} %}")]
    [InlineData("{% $states.input.a & '${Suffix}' %}", "${Suffix}")]
    [InlineData("States.Format('{}', $.x)")]
    [InlineData("__main__")]
    public void PlaceholdersInsideTextAreFound(string text, params string[] markers)
    {
        var loaded = Loaded.Text($$"""{"StartAt": {{System.Text.Json.JsonSerializer.Serialize(text)}}}""");

        Assert.Equal(text, loaded.Scalar("StartAt").Text);
        Assert.Equal(markers, loaded.Document.Placeholders.Select(p => p.Marker));
    }

    [Fact]
    public void DoubleUnderscoresArePlaceholdersWhereANameBelongs()
    {
        var placeholder = Assert.Single(
            Loaded.Text("""{"StartAt": "A", "Resource": "__Charge__", "Output": "__all__"}""").Document.Placeholders);

        Assert.Equal(("Charge", "__Charge__"), (placeholder.Name, placeholder.Marker));
    }

    [Fact]
    public void AValueIsPutIntoTextAndNames()
    {
        const string text = """{"StartAt": "Pay ${Stage}", "States": {"Pay ${Stage}": {"Resource": "__Arn__"}}}""";
        var loaded = Loaded.Text(text, "m.json", ("Stage", "beta \"2\""), ("Arn", "arn:x"));

        Assert.Equal("Pay beta \"2\"", loaded.Scalar("StartAt").Text);
        Assert.Equal("arn:x", loaded.Scalar("States/Pay beta \"2\"/Resource").Text);
        Assert.Empty(loaded.Document.Placeholders);
        Assert.Empty(loaded.Findings);
    }

    [Fact]
    public void OutsideQuotesTheValueIsJsonWithThePlaceOfItsPlaceholder()
    {
        var loaded = Loaded.Text(
            "{\"StartAt\": 1,\n \"Retry\": ${retry},\n \"n\": ${ n }}",
            "m.json",
            ("retry", """[{"MaxAttempts": 2}]"""),
            ("n", "12"));

        Assert.Equal("2", loaded.Scalar("Retry/0/MaxAttempts").Text);
        Assert.Equal(new SourceSpan("m.json", 2, 11, 2, 19), loaded.Scalar("Retry/0/MaxAttempts").Span);
        Assert.Equal(ScalarKind.Number, loaded.Scalar("n").Kind);
    }

    [Fact]
    public void AnOpenPlaceholderOutsideQuotesKeepsItsKind()
    {
        var loaded = Loaded.Text("""{"StartAt": ${jsonencode(ids)}}""");

        Assert.Equal((ScalarKind.Placeholder, "jsonencode(ids)"), (loaded.Scalar("StartAt").Kind,
            loaded.Scalar("StartAt").Text));
        Assert.Equal("${jsonencode(ids)}", Assert.Single(loaded.Document.Placeholders).Marker);
    }

    [Theory]
    [InlineData("""["a"]""", ScalarKind.String, "a")]
    [InlineData("[7]", ScalarKind.Number, "7")]
    public void ATerraformCallIsMadeWhenItsArgumentIsGiven(string value, ScalarKind kind, string first)
    {
        var scalar = Loaded.Text("""{"StartAt": ${jsonencode(ids)}}""", "m.json", ("ids", value)).Scalar("StartAt/0");

        Assert.Equal((kind, first), (scalar.Kind, scalar.Text));
    }

    [Fact]
    public void AValueThatIsNoJsonIsReportedWhereItWouldStand() =>
        Assert.Equal(
            ["1,13 SFN1401"], Loaded.Text("""{"StartAt": ${n}}""", "m.json", ("n", "twelve")).Findings);

    [Theory]
    [InlineData("12", ScalarKind.Number)]
    [InlineData("Yes", ScalarKind.String)]
    [InlineData("arn:aws:x", ScalarKind.String)]
    public void InYamlTheValueIsTypedAsYaml(string value, ScalarKind kind)
    {
        var loaded = Loaded.Text("StartAt: ${v}\nStates: '${v}'\n", "m.yaml", ("v", value));

        Assert.Equal((kind, value), (loaded.Scalar("StartAt").Kind, loaded.Scalar("StartAt").Text));
        Assert.Equal((ScalarKind.String, value), (loaded.Scalar("States").Kind, loaded.Scalar("States").Text));
    }

    [Fact]
    public void InYamlAnOpenPlaceholderIsText()
    {
        var scalar = Loaded.Text("StartAt: ${v}\nStates: 1\n", "m.yaml").Scalar("StartAt");

        Assert.Equal((ScalarKind.String, "${v}"), (scalar.Kind, scalar.Text));
    }

    [Fact]
    public void AValueThatNothingAsksForIsSaidWithTheNearestName()
    {
        var loaded = Loaded.Text("""{"StartAt": "${OrderTable}"}""", "m.json", ("OrderTabel", "x"));

        Assert.Equal(["1,1 SFN1404"], loaded.Findings);
        Assert.Equal(
            "No definition has a placeholder 'OrderTabel'. Did you mean 'OrderTable'?",
            Assert.Single(loaded.Diagnostics.Items).Message);
    }

    [Fact]
    public void ArgumentsComeOverFiles()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sfn2durable").FullName, "values.json");
        File.WriteAllText(file, """{"A": "file", "B": 5, "C": [1, {"x": null}]}""");
        var diagnostics = new DiagnosticBag();

        var values = SubstitutionSource.Read([file], ["A=argument=1"], diagnostics);

        Assert.Empty(diagnostics.Items);
        Assert.Equal("argument=1", values["A"]);
        Assert.Equal("5", values["B"]);
        Assert.Equal("""[1, {"x": null}]""", values["C"]);
    }

    [Fact]
    public void WhatIsNoSubstitutionIsReported()
    {
        var folder = Directory.CreateTempSubdirectory("sfn2durable").FullName;
        File.WriteAllText(Path.Combine(folder, "list.json"), "[]");
        File.WriteAllText(Path.Combine(folder, "broken.json"), "{");
        string[] files = [Path.Combine(folder, "list.json"), Path.Combine(folder, "broken.json"), Path.Combine(folder,
            "none")];
        var diagnostics = new DiagnosticBag();

        SubstitutionSource.Read(files, ["Table", "=x"], diagnostics);

        Assert.Equal(["SFN1403", "SFN1102", "SFN1001", "SFN1402", "SFN1402"], diagnostics.Items.Select(d => d.Id));
    }
}
