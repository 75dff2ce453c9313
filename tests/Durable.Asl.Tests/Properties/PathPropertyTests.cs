using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;
using Xunit.Abstractions;

namespace Durable.Asl.Tests.Properties;

/// <summary>What holds for every text that is given to the path parser.</summary>
public sealed class PathPropertyTests(ITestOutputHelper output)
{
    private const int Texts = 200_000;

    private static readonly string[] Pieces =
    [
        "$", "$$", "$name", "@", ".", "..", ".a", ".b", ".list", "[", "]", "[0]", "[-1]", "[1:]", "[:2]", "[0,1]", "*", "[*]",
        "['a']", "['a','b']", "[\"b\"]", "'", "\"", "\\", "\\'", "[?(", ")]", "(", ")", "?", "@.a", "@.b.c", "$.a", " ", "==", "!=",
        "<", "<=", ">", ">=", "=~", "&&", "||", "!", "in", "nin", "size", "empty", "contains", "subsetof", "[1,2]", "{'a':1}",
        "'x'", "5", "-1.5", "null", "true", "word", "/x.*/i", "/(", "[?(@.a == 1)]", "[?(@.a)]", ",", ":", "-", "ä", "😀",
    ];

    private static readonly JsonNode? Document = ServiceJson.Parse(
        """{"a":{"a":[1,2,{"b":{"c":"x"}}],"b":"x"},"b":[{"a":1},{"a":5,"b":[]}],"list":[1,[2,[3]],null],"ä":"xx"}""");

    [Fact]
    public void RandomTextIsAPathOrASyntaxErrorInsideTheText()
    {
        var generator = new TextGenerator(seed: 1, Pieces);
        var paths = 0;
        for (var run = 0; run < Texts; run++)
        {
            var text = (run % 4 == 0 ? "" : "$") + generator.Next();
            if (JsonPath.TryParse(text, out var path, out var error))
            {
                paths++;
                AssertReadsBack(path);
                AssertEvaluates(path);
            }
            else
            {
                Assert.InRange(error.Position, 0, text.Length);
                Assert.NotEmpty(error.Problem);
            }
        }

        output.WriteLine($"{Texts} texts, {paths} of them paths");
        Assert.InRange(paths, Texts / 50, Texts);
    }

    [Theory]
    [InlineData("$", "[?(@.a", ")]")]
    [InlineData("$[?(@.a == ", "[", "]")]
    [InlineData("$[?", "(", ")")]
    [InlineData("$[?(", "!", "")]
    [InlineData("$", "[0]", "")]
    [InlineData("$", "..", "")]
    [InlineData("$[?(@.a =~ /", "(", ")")]
    public void DeepNestingIsAPathOrASyntaxError(string start, string opening, string closing)
    {
        foreach (var depth in new[] { 10, 100, 1_000, 100_000 })
        {
            var text = start + string.Concat(Enumerable.Repeat(opening, depth))
                + string.Concat(Enumerable.Repeat(closing, depth));
            Assert.Equal(JsonPath.TryParse(text, out _, out var error), error is null);
        }
    }

    [Fact]
    public void WorkOfOneEvaluationIsBounded()
    {
        JsonNode? data = 1;
        for (var depth = 0; depth < 500; depth++)
        {
            data = new JsonArray(data, 1);
        }

        var path = JsonPath.Parse("$..*..*..*..*..*");

        var error = Assert.Throws<StatesException>(() => path.Evaluate(data));
        Assert.Equal(ErrorNames.Runtime, error.Error);
    }

    [Fact]
    public void DeepDocumentIsScanned()
    {
        JsonNode? data = new JsonObject { ["leaf"] = 1 };
        for (var depth = 0; depth < DataLimits.MaxDepth - 2; depth++)
        {
            data = new JsonObject { ["in"] = data };
        }

        Assert.Equal("[1]", ServiceJson.Write(JsonPath.Parse("$..leaf").Evaluate(data)));
    }

    private static void AssertReadsBack(JsonPath path)
    {
        var again = JsonPath.Parse(path.ToString());
        Assert.Equal(PathShape.Describe(path), PathShape.Describe(again));
        Assert.Equal(path.ToString(), again.ToString());
        Assert.Equal(path.IsDefinite, again.IsDefinite);
    }

    /// <summary>A path gives a value, or says why not; an indefinite one gives an array.</summary>
    private static void AssertEvaluates(JsonPath path)
    {
        if (path.TryEvaluate(Document, out var value))
        {
            Assert.True(path.IsDefinite || value is JsonArray);
            return;
        }

        var error = Assert.Throws<StatesException>(() => path.Evaluate(Document));
        Assert.Equal(ErrorNames.Runtime, error.Error);
    }
}
