using System.Text;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Input.Readers;
using Converter.Tests.Support;

namespace Converter.Tests.Input;

public sealed class JsonReadingTests
{
    [Fact]
    public void EveryTokenKeepsItsPlace()
    {
        var loaded = Loaded.Text("{\r\n  \"StartAt\": \"A\",\n\t\"States\": {\"A\": {\"End\": true}}\r}");

        Assert.Equal(new SourceSpan("machine.json", 2, 14, 2, 17), loaded.Scalar("StartAt").Span);
        Assert.Equal(new SourceSpan("machine.json", 3, 26, 3, 30), loaded.Scalar("States/A/End").Span);
        Assert.Equal(new SourceSpan("machine.json", 3, 18, 3, 31), loaded.At("States/A").Span);
        Assert.Equal(new SourceSpan("machine.json", 1, 1, 4, 2), loaded.Document.Root.Span);
        var states = ((SourceObject)loaded.Document.Root).Find("States");
        Assert.Equal(new SourceSpan("machine.json", 3, 2, 3, 10), states?.NameSpan);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("-0")]
    [InlineData("1e400")]
    [InlineData("12345678901234567890123456789.5")]
    public void NumbersKeepTheirText(string number)
    {
        var scalar = Loaded.Text($$"""{"StartAt": {{number}}}""").Scalar("StartAt");

        Assert.Equal((ScalarKind.Number, number), (scalar.Kind, scalar.Text));
    }

    [Theory]
    [InlineData("""{"StartAt": "a\u00e9\n\"\/\\\ud83d\ude00"}""", "aé\n\"/\\😀")]
    [InlineData("""{"StartAt": ""}""", "")]
    public void EscapesAreDecoded(string text, string expected) =>
        Assert.Equal(expected, Loaded.Text(text).Scalar("StartAt").Text);

    [Theory]
    [InlineData("{\"StartAt\": 1,}", "1,14 SFN1104")]
    [InlineData("{\"States\": [1,],\"StartAt\": 1,}", "1,14 SFN1104")]
    [InlineData("// first\n{\"StartAt\": 1 /* second */}", "1,1 SFN1103")]
    [InlineData("{\"StartAt\": 1} // to the end", "1,16 SFN1103")]
    public void CommentsAndTrailingCommasAreAcceptedWithOneWarning(string text, string warning)
    {
        var loaded = Loaded.Text(text);

        Assert.Single(loaded.Documents);
        Assert.Equal([warning], loaded.Findings);
    }

    [Fact]
    public void NamesWithoutQuotesAreForJson5Only()
    {
        const string text = "{StartAt: 'A', States: {}}";

        Assert.Equal(["1,2 SFN1105"], Loaded.Text(text, "machine.json5").Findings);
        Assert.Equal(["1,2 SFN1101"], Loaded.Text(text, "machine.asl.json").Findings);
    }

    [Theory]
    [InlineData("{\"StartAt\": }", "1,13 SFN1101")]
    [InlineData("{\"StartAt\" \"A\"}", "1,12 SFN1101")]
    [InlineData("{\"StartAt\": \"A\" \"States\": 1}", "1,17 SFN1101")]
    [InlineData("{\"StartAt\": 'A'}", "1,13 SFN1101")]
    [InlineData("{\"StartAt\": 01}", "1,13 SFN1101")]
    [InlineData("{\"StartAt\": 1.}", "1,13 SFN1101")]
    [InlineData("{\"StartAt\": +1}", "1,13 SFN1101")]
    [InlineData("{\"StartAt\": NaN}", "1,13 SFN1101")]
    [InlineData("{\"StartAt\": True}", "1,13 SFN1101")]
    [InlineData("{\"StartAt\": \"a\tb\"}", "1,15 SFN1101")]
    [InlineData("{\"StartAt\": \"a\nb\"}", "1,15 SFN1101")]
    [InlineData("{\"StartAt\": \"\\x41\"}", "1,14 SFN1101")]
    [InlineData("{\"StartAt\": \"\\u12G4\"}", "1,14 SFN1101")]
    [InlineData("{\"StartAt\": \"\\ud800\"}", "1,13 SFN1101")]
    [InlineData("{\"StartAt\": 1} {}", "1,16 SFN1101")]
    [InlineData("{\"StartAt\": 1]", "1,14 SFN1101")]
    [InlineData("{,}", "1,2 SFN1101")]
    [InlineData("[%{ for x in y }]", "1,2 SFN1101")]
    [InlineData("[1,,2]", "1,4 SFN1101")]
    [InlineData("hello world", "1,1 SFN1101")]
    [InlineData("new Date(1)", "1,1 SFN1101")]
    [InlineData("", "1,1 SFN1005")]
    [InlineData(" \n ", "2,2 SFN1005")]
    [InlineData("{\"StartAt\": \"A\", \"States\": {\n  \"A\": [", "2,9 SFN1102")]
    [InlineData("{\"StartAt\": \"A", "1,13 SFN1102")]
    [InlineData("{\"StartAt\": ${retry", "1,13 SFN1101")]
    [InlineData("{} /* no end", "1,4 SFN1102")]
    public void WhatIsNotJsonIsReportedAtItsPlace(string text, string finding)
    {
        var loaded = Loaded.Text(text);

        Assert.Empty(loaded.Documents);
        Assert.Equal([finding], loaded.Findings);
    }

    [Fact]
    public void ATruncatedTextSaysWhatIsLeftOpen()
    {
        var diagnostic = Loaded.Text("{\n  \"StartAt\": \"A\",\n  \"States\": {\n").Diagnostics.Items.Single();

        Assert.Equal("The text ends inside an object that begins at line 3, column 13.", diagnostic.Message);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(JsonParser.MaxDepth - 1)]
    public void DeepNestingIsRead(int levels) =>
        Assert.Empty(Loaded.Text($"{{\"StartAt\": {Nested(levels)}}}").Findings);

    [Theory]
    [InlineData(JsonParser.MaxDepth)]
    [InlineData(1_000_000)]
    public void DeeperNestingIsRefusedWhereItPassesTheLimit(int levels) =>
        Assert.Equal(
            [$"1,{12 + JsonParser.MaxDepth} SFN1106"], Loaded.Text($"{{\"StartAt\": {Nested(levels)}}}").Findings);

    [Fact]
    public void AMemberGivenTwiceIsKeptTwiceAndTheLastOneIsFound()
    {
        var loaded = Loaded.Text("""{"StartAt": "A", "StartAt": "B"}""");

        Assert.Equal("B", loaded.Scalar("StartAt").Text);
        Assert.Equal(2, ((SourceObject)loaded.Document.Root).Members.Count);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void TheEncodingIsDetected(string encodingName, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(encodingName);
        byte[] mark = hasMark ? encoding.GetPreamble() : [];
        var loaded = Loaded.Bytes([.. mark, .. encoding.GetBytes("{\"StartAt\": \"Größe\"}")]);

        Assert.Equal("Größe", loaded.Scalar("StartAt").Text);
        Assert.Equal(13, loaded.Scalar("StartAt").Span.Column);
        Assert.Empty(loaded.Findings);
    }

    [Fact]
    public void BytesThatAreNoTextAreReportedAtTheirPlace() =>
        Assert.Equal(["2,3 SFN1006"], Loaded.Bytes([(byte)'{', (byte)'\n', 32, 32, 0xC3, 0x28]).Findings);

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
