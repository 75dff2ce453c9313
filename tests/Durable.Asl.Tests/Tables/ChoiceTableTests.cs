using Durable.Asl.Choices;

namespace Durable.Asl.Tests.Tables;

public sealed class ChoiceTableTests
{
    public static TheoryData<string> Rules => SemanticTable.Rows("choices.json");

    [Theory]
    [MemberData(nameof(Rules))]
    public void RuleGivesItsResult(string text)
    {
        var row = SemanticTable.Row(text);

        SemanticTable.AssertOutcome(row, () => ChoiceRule.Parse(row["rule"]).Evaluate(SemanticTable.Scope(row)));
    }

    [Fact]
    public void EveryOperatorHasRowsAndMethods()
    {
        var tested = string.Concat(SemanticTable.Texts("choices.json"));
        var methods = typeof(JsonData).GetMethods().Select(method => method.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var value in ChoiceOperators.All)
        {
            Assert.Contains($"\"{value.Name}\":", tested, StringComparison.Ordinal);
            Assert.Contains(value.Name, methods);
            Assert.Equal(value.HasPathForm, methods.Contains(value.PathName));
        }

        Assert.Equal(23, ChoiceOperators.All.Count);
    }

    [Theory]
    [InlineData("StringEquals", "StringEquals", false)]
    [InlineData("StringEqualsPath", "StringEquals", true)]
    [InlineData("TimestampLessThanEqualsPath", "TimestampLessThanEquals", true)]
    public void OperatorIsFoundByItsField(string field, string name, bool isPathForm)
    {
        Assert.True(ChoiceOperators.TryFind(field, out var value, out var foundPathForm));

        Assert.Equal(name, value.Name);
        Assert.Equal(isPathForm, foundPathForm);
    }

    [Theory]
    [InlineData("StringMatchesPath")]
    [InlineData("IsNullPath")]
    [InlineData("stringEquals")]
    [InlineData("Path")]
    [InlineData("Next")]
    public void OtherFieldsAreNoOperators(string field) =>
        Assert.False(ChoiceOperators.TryFind(field, out _, out _));

    [Theory]
    [InlineData("StringEquals", "\"x\"", "5")]
    [InlineData("NumericEquals", "5", "\"5\"")]
    [InlineData("BooleanEquals", "false", "null")]
    [InlineData("IsNull", "true", "\"true\"")]
    [InlineData("TimestampEquals", "\"2026-01-01T00:00:00Z\"", "\"2026-01-01\"")]
    public void OperandTypeIsChecked(string name, string accepted, string refused)
    {
        Assert.True(ChoiceOperators.TryFind(name, out var value, out _));

        Assert.True(value.AcceptsOperand(ServiceJson.Parse(accepted)));
        Assert.False(value.AcceptsOperand(ServiceJson.Parse(refused)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("{\"Variable\":\"$.x\"}")]
    [InlineData("{\"Variable\":5,\"IsNull\":true}")]
    [InlineData("{\"Variable\":\"x\",\"IsNull\":true}")]
    [InlineData("{\"Variable\":\"$.x\",\"StringEqualsPath\":5}")]
    [InlineData("{\"And\":[5]}")]
    public void MalformedRuleIsAFormatError(string rule) =>
        Assert.ThrowsAny<FormatException>(() => ChoiceRule.Parse(ServiceJson.Parse(rule)));
}
