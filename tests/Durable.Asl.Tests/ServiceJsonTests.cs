using System.Text;
using System.Text.Json.Nodes;

namespace Durable.Asl.Tests;

public sealed class ServiceJsonTests
{
    [Theory]
    [InlineData(" { \"b\" : [ 1 , 2.50 , 1e3 , -0 ] , \"a\" : null } ", "{\"b\":[1,2.50,1e3,-0],\"a\":null}")]
    [InlineData("\"\\u00e9<>&+/'\\/\"", "\"é<>&+/'/\"")]
    [InlineData("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001F\\u007f\"", "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001F\u007f\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\"")]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("null", "null")]
    [InlineData("12345678901234567890.123456789", "12345678901234567890.123456789")]
    public void TextIsReadAndPrintedCompactly(string text, string printed) =>
        Assert.Equal(printed, ServiceJson.Write(ServiceJson.Parse(text)));

    [Theory]
    [InlineData("\"\\ud800\"", "\"\uFFFD\"")]
    [InlineData("\"a\\udc00b\"", "\"a\uFFFDb\"")]
    [InlineData("\"\\\\ud800\"", "\"\\\\ud800\"")]
    [InlineData("{\"\\ud800\":1}", "{\"\uFFFD\":1}")]
    [InlineData("\"\\ud83d\\ude00\\ud83d\"", "\"😀\uFFFD\"")]
    public void HalfASurrogatePairIsReplaced(string text, string printed) =>
        Assert.Equal(printed, ServiceJson.Write(ServiceJson.Parse(text)));

    [Fact]
    public void RawHalfASurrogatePairIsReplaced() =>
        Assert.Equal("\"x\uFFFDy\"", ServiceJson.Write(ServiceJson.Parse("\"x" + '\ud800' + "y\"")));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("{'a':1}")]
    [InlineData("[1,]")]
    [InlineData("nul")]
    [InlineData("01")]
    [InlineData("\"\\ud8\"")]
    [InlineData("\"\\")]
    public void OtherTextIsRefused(string text)
    {
        Assert.False(ServiceJson.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
        Assert.Throws<FormatException>(() => ServiceJson.Parse(text));
    }

    [Fact]
    public void ClrNumbersPrintAsJson()
    {
        var node = new JsonArray(1, 2L, 0.1, 1.50m, (byte)4, true, "x", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));

        Assert.Equal("[1,2,0.1,1.50,4,true,\"x\",\"2026-01-02T03:04:05Z\"]", ServiceJson.Write(node));
    }

    [Theory]
    [InlineData("{\"a\":[1,\"é😀\\n\",{\"ü\":null}],\"b\":true}")]
    [InlineData("[]")]
    [InlineData("\"\\u0000\"")]
    public void MeasuredSizeIsThatOfThePrintedUtf8(string text)
    {
        var node = ServiceJson.Parse(text);

        Assert.Equal(Encoding.UTF8.GetByteCount(ServiceJson.Write(node)), DataLimits.Measure(node));
    }

    [Fact]
    public void PayloadOverTheLimitIsRefused()
    {
        JsonNode? largest = new string('x', DataLimits.MaxBytes - 2);
        JsonNode? tooLarge = new string('x', DataLimits.MaxBytes - 1);

        DataLimits.Check(largest, "Any");
        var error = Assert.Throws<StatesException>(() => DataLimits.Check(tooLarge, "State_1"));

        Assert.Equal("States.DataLimitExceeded", error.Error);
        Assert.Equal(
            "The state/task 'State_1' returned a result with a size exceeding the maximum number of bytes service limit.",
            error.Cause);
    }

    [Fact]
    public void NestingIsLimited()
    {
        var deepest = Nested(DataLimits.MaxDepth);
        var text = ServiceJson.Write(deepest);

        Assert.Equal(text, ServiceJson.Write(ServiceJson.Parse(text)));
        Assert.False(ServiceJson.TryParse($"[{text}]", out _, out _));
        Assert.Throws<StatesException>(() => DataLimits.Measure(Nested(DataLimits.MaxDepth + 1)));
        Assert.Throws<StatesException>(() => ServiceJson.Write(Nested(DataLimits.MaxDepth + 1)));
    }

    private static JsonNode? Nested(int depth)
    {
        JsonNode? node = null;
        for (var level = 0; level < depth; level++)
        {
            node = new JsonArray(node);
        }

        return node;
    }
}
