using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;

namespace Durable.Asl.Tests;

public sealed class JsonDataTests
{
    private static JsonNode? Data => ServiceJson.Parse("""{"id":7,"customer":{"name":"Ada","tags":["x"]},"n":1.50}""");

    [Fact]
    public void ValuesCanBePlacedIntoANewObjectAsTheyAre()
    {
        var data = Data;
        var before = ServiceJson.Write(data);

        var payload = new JsonObject
        {
            ["all"] = data.Get("$"),
            ["again"] = data.Get("$"),
            ["name"] = data.Get("$.customer.name"),
            ["tags"] = data.Get("$.customer.tags[*]"),
            ["n"] = data.Get("$.n"),
        };

        Assert.Equal(
            $$"""{"all":{{before}},"again":{{before}},"name":"Ada","tags":["x"],"n":1.50}""",
            ServiceJson.Write(payload));
        Assert.Equal(before, ServiceJson.Write(data));
    }

    [Theory]
    [InlineData("$.missing", null, "'$.missing' specified for the field 'missing.$'")]
    [InlineData("$.customer.x", "label.$", "'$.customer.x' specified for the field 'label.$'")]
    [InlineData("$name.x", null, "'$name.x' specified for the field 'x.$'")]
    public void MissingValueNamesPathAndField(string path, string? field, string expected)
    {
        var data = new JsonObject { ["a"] = 1 };

        var error = Assert.Throws<StatesException>(() => data.Get(path, field));

        Assert.Equal($"The JSONPath {expected} could not be found in the input '{{\"a\":1}}'", error.Cause);
        Assert.Equal(ErrorNames.Runtime, error.Error);
        Assert.True(error.IsInterpreterError);
    }

    [Fact]
    public void InputPathGivesTheNodeItself()
    {
        var data = Data;

        Assert.Same(data!["customer"], data.InputPath("$.customer"));
        Assert.Same(data, data.OutputPath("$"));
    }

    [Fact]
    public void PathsOfBothOperandsMayStartFromDifferentValues()
    {
        JsonNode? limit = 7;

        Assert.True(Data.NumericEqualsPath("$.id", limit, "$limit"));
        Assert.False(Data.NumericLessThanPath("$.id", limit, "$limit"));
        Assert.True(Data.StringEqualsPath("$.customer.name", "$.customer.name"));
    }

    [Fact]
    public void PlacedValueIsACopyAndKeepsNumberText()
    {
        var data = Data;

        var result = data.With("$.copy.of", data!["customer"]);

        Assert.Equal(
            """{"id":7,"customer":{"name":"Ada","tags":["x"]},"n":1.50,"copy":{"of":{"name":"Ada","tags":["x"]}}}""",
            ServiceJson.Write(result));
        Assert.NotSame(data["customer"], result!["copy"]!["of"]);
    }

    [Fact]
    public void DefiniteLookupsAllocateNothing()
    {
        var data = ServiceJson.Parse("""{"a":{"b":[{"c":"x"}]}}""");
        Assert.True(data.IsPresent("$.a.b[0].c"));
        var path = JsonPath.Get("$.a.b[0].c");
        Assert.True(path.TryEvaluate(data, out _));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < 1_000; run++)
        {
            path.TryEvaluate(data, out _);
            data.IsPresent("$.a.b[0].c");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void PathsAreReadOnceAndTheCacheIsBounded()
    {
        var first = JsonPath.Get("$.cached.once");
        Assert.Same(first, JsonPath.Get("$.cached.once"));
        Assert.Same(first, JsonPath.Get(string.Concat("$.cached", ".once")));

        for (var index = 0; index < 2 * TextCache<JsonPath>.Capacity; index++)
        {
            Assert.Equal(index, JsonPath.Get($"$[{index}]").ReferenceSteps[0]);
        }

        Assert.InRange(JsonPathCache.Count, 1, TextCache<JsonPath>.Capacity);
        Assert.Equal(first.ToString(), JsonPath.Get("$.cached.once").ToString());
    }

    [Fact]
    public void StepsOfAReferencePathAreNamesAndIndexes()
    {
        Assert.Equal(["a", 0, "b c"], JsonPath.Parse("$.a[0]['b c']").ReferenceSteps);
        Assert.Empty(JsonPath.Parse("$.a[*]").ReferenceSteps);
        Assert.Equal("name", JsonPath.Parse("$.a.name").LastName);
        Assert.Null(JsonPath.Parse("$.a[0]").LastName);
    }

    [Theory]
    [InlineData("$", PathRoot.Data, null)]
    [InlineData("$.a", PathRoot.Data, null)]
    [InlineData("$$", PathRoot.Context, null)]
    [InlineData("$$.Execution", PathRoot.Context, null)]
    [InlineData("$x", PathRoot.Variable, "x")]
    [InlineData("$größe_1.a", PathRoot.Variable, "größe_1")]
    [InlineData("$list[0]", PathRoot.Variable, "list")]
    public void RootIsReadFromTheBeginning(string text, PathRoot root, string? variable)
    {
        var path = JsonPath.Parse(text);

        Assert.Equal((root, variable, text), (path.Root, path.VariableName, path.ToString()));
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("_x1", true)]
    [InlineData("größe", true)]
    [InlineData("states", false)]
    [InlineData("States", true)]
    [InlineData("", false)]
    [InlineData("1x", false)]
    [InlineData("a.b", false)]
    [InlineData("a-b", false)]
    [InlineData("a b", false)]
    public void VariableNamesAreIdentifiers(string name, bool isValid) =>
        Assert.Equal(isValid, VariableNames.IsValid(name));

    [Fact]
    public void VariableNamesAreLimitedInLength()
    {
        Assert.True(VariableNames.IsValid(new string('x', VariableNames.MaxLength)));
        Assert.False(VariableNames.IsValid(new string('x', VariableNames.MaxLength + 1)));
    }
}
