using Durable.Asl.Jsonata;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Tests.Jsonata;

public sealed class JsonataParserTests
{
    [Theory]
    [InlineData("a . b", "a.b")]
    [InlineData("$states.input.`first name`", "$states.input.`first name`")]
    [InlineData("a[ 0 ][]", "a[0][]")]
    [InlineData("'it\\u0041'", "\"itA\"")]
    [InlineData("- 5 + -x", "-5 + -x")]
    [InlineData("a?b:c?d", "a ? b : c ? d")]
    [InlineData("a ?: b ?? c", "a ?: b ?? c")]
    [InlineData("[1..3,/x/i]", "[1..3, /x/i]")]
    [InlineData("{ 'a' : 1 }", "{\"a\": 1}")]
    [InlineData("o{k:$sum(v)}", "o{k: $sum(v)}")]
    [InlineData("a^(<b,>c)", "a^(b, >c)")]
    [InlineData("a@$x#$i.%.b", "a@$x#$i.%.b")]
    [InlineData("|a|{'x':1},['y']|", "|a|{\"x\": 1}, [\"y\"]|")]
    [InlineData("λ($x,$y)<nn:n>{$x*$y}", "function($x, $y)<nn:n>{$x * $y}")]
    [InlineData("($f:=$sub(?,1);$f(2)~>$g)", "($f := $sub(?, 1); $f(2) ~> $g)")]
    [InlineData("and and or", "`and` and `or`")]
    [InlineData("1e21 /* big */", "1e+21")]
    public void ATreePrintsItsCanonicalText(string text, string canonical)
    {
        var root = JsonataExpression.Parse(text).Root;

        Assert.Equal(canonical, root.ToString());
        Assert.Equal(root, JsonataExpression.Parse(canonical).Root);
    }

    [Theory]
    [InlineData("", "S0207", 0)]
    [InlineData("1 +", "S0207", 3)]
    [InlineData("(1", "S0203", 2)]
    [InlineData("[1 2]", "S0202", 4)]
    [InlineData("1 2", "S0201", 3)]
    [InlineData("a ! b", "S0204", 3)]
    [InlineData(")", "S0211", 1)]
    [InlineData("'abc", "S0101", 4)]
    [InlineData("1e999", "S0102", 0)]
    [InlineData("'\\q'", "S0103", 2)]
    [InlineData("'\\u12'", "S0104", 2)]
    [InlineData("a `b", "S0105", 4)]
    [InlineData("1 /* 2", "S0106", 2)]
    [InlineData("f(//)", "S0301", 3)]
    [InlineData("f(/a)", "S0302", 5)]
    [InlineData("f(/(?<n>a)(?<n>b)/)", "S0303", 18)]
    [InlineData("a.5", "S0213", 3)]
    [InlineData("a := 1", "S0212", 1)]
    [InlineData("function(a){1}", "S0208", 10)]
    [InlineData("a@b", "S0214", 3)]
    [InlineData("a[0]@$x", "S0215", 5)]
    [InlineData("%.a", "S0217", 2)]
    [InlineData("function($x)<n<n>>{1}", "S0401", 15)]
    public void AMistakeHasACodeAndAPlace(string text, string code, int position)
    {
        var error = Assert.Throws<JsonataException>(() => JsonataExpression.Parse(text));

        Assert.Equal((code, position), (error.Code, error.Position ?? -1));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("{'a':", "}")]
    [InlineData("1+", "")]
    [InlineData("function(){", "}")]
    public void NestingHasALimitOfItsOwn(string open, string close)
    {
        var (opening, closing) = (Enumerable.Repeat(open, 100_000), Enumerable.Repeat(close, 100_000));
        var text = string.Concat(opening) + "1" + string.Concat(closing);

        var error = Assert.Throws<JsonataException>(() => JsonataExpression.Parse(text));

        Assert.Equal("D1011", error.Code);
    }

    [Fact]
    public void MessagesNameTheTokenInQuestion()
    {
        var error = Assert.Throws<JsonataException>(() => JsonataExpression.Parse("(1 x"));

        Assert.Equal("Expected \")\", got \"x\"", error.Message);
    }

    [Fact]
    public void ATreeGivesItsPartsWithTheirPlaces()
    {
        var root = Assert.IsType<BinaryNode>(JsonataExpression.Parse("$x.a = 'b'").Root);

        Assert.Equal(JsonataOperator.Equal, root.Operator);
        Assert.Equal(new JsonataSpan(5, 6), root.Span);
        Assert.Equal(new JsonataSpan(7, 10), root.Right.Span);
        var path = Assert.IsType<PathNode>(root.Left);
        Assert.Equal(new VariableNode("x"), path.Steps[0]);
        Assert.Equal(new FieldNode("a"), path.Steps[1]);
    }
}
