using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;

namespace Durable.Asl.Tests.Jsonata;

public sealed class JsonataTemplateTests
{
    private static readonly JsonataBindings Bindings = new(
        new Dictionary<string, JsonNode?> { ["x"] = 7, ["o"] = JsonNode.Parse("""{"k": [1.0]}""") });

    [Theory]
    [InlineData("""{"a": "{% $x %}", "b": ["{%$x + 1%}", "$x"]}""", """{"a":7,"b":[8,"$x"]}""")]
    [InlineData("""[{"c": "{% $o %}"}]""", """[{"c":{"k":[1.0]}}]""")]
    [InlineData("\"{% $x %}\"", "7")]
    [InlineData("\" {% $x %}\"", "\" {% $x %}\"")]
    [InlineData("\"{%}\"", "\"{%}\"")]
    [InlineData("""{"{% $x %}": "{% null %}", "b.$": "$.x"}""", """{"{% $x %}":null,"b.$":"$.x"}""")]
    [InlineData("[]", "[]")]
    [InlineData("null", "null")]
    [InlineData("1.50", "1.50")]
    public void ExpressionsAreReplacedByTheirValues(string template, string value)
    {
        var parsed = JsonataTemplate.Parse(JsonNode.Parse(template), "Output");

        Assert.Equal(value, ServiceJson.Write(parsed.Evaluate(Bindings)));
        Assert.Equal(value, ServiceJson.Write(parsed.Evaluate(Bindings)));
    }

    [Theory]
    [InlineData("\"{% $no %}\"", "$no", "Output")]
    [InlineData("""{"a": {"b": "{%  $no  %}"}}""", "$no", "Output/a/b")]
    [InlineData("""[1, {"key": ["{% $no.x %}"]}]""", "$no.x", "Output/1/key/0")]
    public void AFailureNamesTheExpressionAndItsPlace(string template, string expression, string field)
    {
        var parsed = JsonataTemplate.Parse(JsonNode.Parse(template), "Output");

        var error = Assert.Throws<StatesException>(() => parsed.Evaluate(Bindings));

        Assert.Equal(
            $"The JSONata expression '{expression}' specified for the field '{field}' returned nothing (undefined).",
            error.Cause);
    }

    [Fact]
    public void ATemplateWithoutExpressionsIsItsOwnValue()
    {
        var node = JsonNode.Parse("""{"a": [1]}""");
        var template = JsonataTemplate.Parse(node, "Arguments");

        Assert.False(template.HasExpressions);
        Assert.Same(node, template.Evaluate(Bindings));
    }

    [Fact]
    public void ValuesArePlacedWithoutTakingThemFromTheirVariables()
    {
        var shared = new JsonObject { ["k"] = 1 };
        var bindings = new JsonataBindings(new Dictionary<string, JsonNode?> { ["v"] = shared });
        var template = JsonataTemplate.Parse(JsonNode.Parse("""["{% $v %}", "{% $v %}"]"""), "Output");

        Assert.Equal("""[{"k":1},{"k":1}]""", ServiceJson.Write(template.Evaluate(bindings)));
        Assert.Null(shared.Parent);
    }
}
