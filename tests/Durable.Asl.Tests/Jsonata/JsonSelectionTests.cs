using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;

namespace Durable.Asl.Tests.Jsonata;

/// <summary>The operators of JSONata as C#: what is particular to them. That they agree with the evaluator is shown by
/// random expressions, in the end-to-end tests.</summary>
public sealed class JsonSelectionTests
{
    private static readonly JsonNode? _data = ServiceJson.Parse(
        """
        {
          "one": "x", "none": null, "empty": [], "list": ["a", 1, null], "nested": [{"n": [1, 2]}, {"n": 3}, {}],
          "odd name": {"a.b": true}, "huge": 1e400
        }
        """);

    [Fact]
    public void NothingIsNeitherEqualNorDifferent()
    {
        var nothing = _data.Find("gone");

        Assert.False(nothing.Exists);
        Assert.False(nothing.IsEqualTo("x"));
        Assert.False(nothing.DiffersFrom("x"));
        Assert.False(nothing.IsEqualTo(nothing));
        Assert.False(nothing.DiffersFrom(_data.Find("one")));
        Assert.False(nothing.IsNull());
        Assert.False(nothing.IsNotNull());
        Assert.False(nothing.IsIn("x", null));
        Assert.False(nothing.Includes((JsonNode?)null));
        Assert.False(_data.Find("list").Includes(nothing));
        Assert.False(nothing.IsTruthy());
        Assert.Equal(0, nothing.Count());
        Assert.Equal("", nothing.ToString());
        Assert.Equal("d", nothing.Or("d")?.GetValue<string>());
    }

    [Fact]
    public void NullIsAValue()
    {
        var found = _data.Find("none");

        Assert.True(found.Exists);
        Assert.True(found.IsNull());
        Assert.False(found.IsNotNull());
        Assert.True(found.DiffersFrom("x"));
        Assert.Equal(1, found.Count());
        Assert.Equal("null", found.ToString());
        Assert.Null(found.Or("d"));
        Assert.Equal("d", found.OrIfFalsy("d")?.GetValue<string>());
        Assert.True(_data.Find("list").Includes((JsonNode?)null));
    }

    [Theory]
    [InlineData("nested.n", "[1,2,3]")]
    [InlineData("nested[0].n[-1]", "2")]
    [InlineData("`odd name`.`a.b`", "true")]
    [InlineData("list[0]", "a")]
    [InlineData("nested.gone", "")]
    public void PathsGoThroughArrays(string path, string expected) =>
        Assert.Equal(expected, _data.Find(path).ToString());

    [Fact]
    public void DefaultsAreCopies()
    {
        var list = _data.Find("list").Or(null);
        var other = new JsonObject { ["fallback"] = new JsonArray() };

        Assert.Null(list?.Parent);
        Assert.Null(_data.Find("gone").Or(other["fallback"])?.Parent);
        Assert.Null(_data.Find("empty").OrIfFalsy(other["fallback"])?.Parent);
    }

    [Fact]
    public void TextsAreJoinedAsJson()
    {
        JsonNode? third = 1.0 / 3;
        var text = JsonData.Text(
            $"{_data.Find("one")}|{third}|{0.1 + 0.2}|{_data.Find("gone")}|{true}|{(string?)null}|{_data.Find("nested")}");

        Assert.Equal("""x|0.333333333333333|0.3||true|null|[{"n":[1,2]},{"n":3},{}]""", text);
    }

    [Fact]
    public void WholeValuesHaveTheSameOperators()
    {
        JsonNode? five = 5;

        Assert.True(five.IsEqualTo(5.0));
        Assert.False(five.IsEqualTo("5"));
        Assert.True(five.IsIn(4, 5));
        Assert.True(five.DiffersFrom(_data.Find("one")));
        Assert.False(five.DiffersFrom(_data.Find("gone")));
        Assert.Equal(6, five.AsNumber() + 1);
        Assert.Throws<ArgumentException>(() => _data.AsNumber());
    }

    [Fact]
    public void NumbersThatNoDoubleHoldsFailAsInAnExpression()
    {
        var error = Assert.Throws<StatesException>(() => JsonData.Text($"{_data.Find("huge")}"));

        Assert.Equal(ErrorNames.QueryEvaluationError, error.Error);
        Assert.True(error.IsInterpreterError);
        Assert.StartsWith("A JSONata operation threw an error during evaluation. D3001: ", error.Cause, StringComparison.Ordinal);
        Assert.Throws<StatesException>(() => _data.Find("huge").IsTruthy());
        Assert.Throws<JsonataException>(() => _data.Find("a..b"));
    }
}
