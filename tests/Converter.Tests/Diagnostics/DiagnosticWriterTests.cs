using System.Text.Json.Nodes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;

namespace Converter.Tests.Diagnostics;

public sealed class DiagnosticWriterTests
{
    private static readonly DiagnosticBag Bag = Findings();

    [Fact]
    public void TextIsTheFormThatBuildsAndEditorsKnow() => Assert.Equal(
        "b c.yaml(3,1): warning SFN2305: Choice 'Ä' has no 'Default': when no rule matches, it fails with States.Runtime.\n"
        + "machine.json(12,9): error SFN2104: State 'Charge' goes to 'Shipp', which does not exist. Did you mean 'Ship'?\n",
        Write(DiagnosticFormat.Text));

    [Fact]
    public void JsonHasEveryPart()
    {
        var findings = JsonNode.Parse(Write(DiagnosticFormat.Json))?.AsArray() ?? [];

        var expected = JsonNode.Parse("""
            {"id": "SFN2104", "severity": "error",
             "message": "State 'Charge' goes to 'Shipp', which does not exist. Did you mean 'Ship'?",
             "file": "machine.json", "line": 12, "column": 9, "endLine": 12, "endColumn": 16,
             "location": "/States/Charge/Next", "serviceCode": "MISSING_TRANSITION_TARGET"}
            """);
        Assert.Equal(2, findings.Count);
        Assert.True(JsonNode.DeepEquals(expected, findings[1]), findings[1]?.ToJsonString());
        Assert.Contains("'Ä'", Write(DiagnosticFormat.Json), StringComparison.Ordinal);
    }

    [Fact]
    public void SarifHasRulesResultsAndRegions()
    {
        var run = JsonNode.Parse(Write(DiagnosticFormat.Sarif))?["runs"]?[0];
        var rules = run?["tool"]?["driver"]?["rules"]?.AsArray() ?? [];
        var results = run?["results"]?.AsArray() ?? [];

        Assert.Equal(["SFN2104", "SFN2305"], rules.Select(rule => (string?)rule?["id"]));
        Assert.Equal(["warning", "error"], results.Select(result => (string?)result?["level"]));
        Assert.Equal([1, 0], results.Select(result => (int?)result?["ruleIndex"] ?? -1));
        var location = results[0]?["locations"]?[0];
        Assert.Equal("b%20c.yaml", (string?)location?["physicalLocation"]?["artifactLocation"]?["uri"]);
        Assert.Equal(3, (int?)location?["physicalLocation"]?["region"]?["startLine"]);
        Assert.Equal(
            "/States/Charge/Next",
                (string?)results[1]?["locations"]?[0]?["logicalLocations"]?[0]?["fullyQualifiedName"]);
    }

    [Fact]
    public void NothingToSayIsAnEmptyDocument()
    {
        Assert.Equal("[]\n", Write(DiagnosticFormat.Json, new DiagnosticBag()));
        Assert.Equal("", Write(DiagnosticFormat.Text, new DiagnosticBag()));
        Assert.Empty(JsonNode.Parse(Write(DiagnosticFormat.Sarif,
            new DiagnosticBag()))?["runs"]?[0]?["results"]?.AsArray() ?? [1]);
    }

    [Theory]
    [InlineData("/home/a b/m.json", "file:///home/a%20b/m.json")]
    [InlineData("C:\\work\\m.json", "file:///C:/work/m.json")]
    [InlineData("sub\\m.json", "sub/m.json")]
    public void FileNamesBecomeUris(string file, string uri)
    {
        var bag = new DiagnosticBag();
        bag.Report(DiagnosticDescriptors.EmptyFile, SourceSpan.OfFile(file));

        var result = JsonNode.Parse(Write(DiagnosticFormat.Sarif, bag))?["runs"]?[0]?["results"]?[0];
        Assert.Equal(uri, (string?)result?["locations"]?[0]?["physicalLocation"]?["artifactLocation"]?["uri"]);
    }

    [Fact]
    public void WhatIsFoundTwiceIsSaidOnce()
    {
        var bag = new DiagnosticBag();
        bag.Report(DiagnosticDescriptors.EmptyValue, SourceSpan.OfFile("a"), "States");
        bag.Report(DiagnosticDescriptors.EmptyValue, SourceSpan.OfFile("a"), "States");
        bag.Report(DiagnosticDescriptors.EmptyValue, SourceSpan.OfFile("a"), "Choices");

        Assert.Equal(2, bag.Sorted().Count);
    }

    private static string Write(DiagnosticFormat format, DiagnosticBag? bag = null)
    {
        using var output = new StringWriter();
        DiagnosticWriters.Write(output, (bag ?? Bag).Sorted(), format);
        return output.ToString();
    }

    private static DiagnosticBag Findings()
    {
        var bag = new DiagnosticBag();
        var place = new SourceSpan("machine.json", 12, 9, 12, 16);
        bag.Add(new Diagnostic(DiagnosticDescriptors.MissingTarget, place, ["Charge", "Shipp", Suggestion.For("Shipp",
            ["Ship"])])
        {
            Location = "/States/Charge/Next",
        });
        bag.Report(DiagnosticDescriptors.NoDefault, new SourceSpan("b c.yaml", 3, 1, 3, 2), "Ä");
        return bag;
    }
}
