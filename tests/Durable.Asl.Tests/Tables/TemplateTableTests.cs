using System.Text.Json.Nodes;
using Durable.Asl.Payloads;

namespace Durable.Asl.Tests.Tables;

public sealed class TemplateTableTests
{
    public static TheoryData<string> Templates => SemanticTable.Rows("templates.json");

    public static TheoryData<string> Placements => SemanticTable.Rows("placements.json");

    [Theory]
    [MemberData(nameof(Templates))]
    public void TemplateGivesItsPayload(string text)
    {
        var row = SemanticTable.Row(text);
        if (row["invalid"] is JsonObject invalid)
        {
            var error = Assert.Throws<PayloadTemplateException>(() => PayloadTemplate.Parse(row["template"]));
            Assert.Equal(invalid["field"]!.GetValue<string>(), error.Field);
            Assert.Equal(invalid["pointer"]!.GetValue<string>(), error.Pointer);
            Assert.Contains($"'{error.Field}' must be a valid JSONPath", error.Message, StringComparison.Ordinal);
            return;
        }

        var template = PayloadTemplate.Parse(row["template"]);

        SemanticTable.AssertOutcome(row, () => template.Evaluate(SemanticTable.Scope(row)));
    }

    [Theory]
    [InlineData("{\"a.$\":\"$.x\",\"b\":[{\"c.$\":\"States.Array($.x)\"}]}", true)]
    [InlineData("{\"a\":[{\"b.$\":\"States.UUID()\"}]}", false)]
    [InlineData("{\"a.$\":\"States.Array(States.MathRandom(1, 2))\"}", false)]
    [InlineData("{\"a.$\":\"States.MathRandom(1, 2, 3)\"}", true)]
    public void RandomValuesMakeATemplateNotDeterministic(string template, bool isDeterministic) =>
        Assert.Equal(isDeterministic, PayloadTemplate.Parse(ServiceJson.Parse(template)).IsDeterministic);

    [Theory]
    [MemberData(nameof(Placements))]
    public void ResultIsPlacedIntoACopyOfTheInput(string text)
    {
        var row = SemanticTable.Row(text);
        var before = ServiceJson.Write(row["data"]);

        SemanticTable.AssertOutcome(row, () => row["data"].With(row["path"]!.GetValue<string>(), row["value"]));

        Assert.Equal(before, ServiceJson.Write(row["data"]));
    }

    [Fact]
    public void ResultPathHasToBeAReferencePath() =>
        Assert.Throws<ArgumentException>(() => new JsonObject().With("$.a[*]", null));
}
