using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Durable.Asl.Choices;

/// <summary>The table of all operators of Choice rules.</summary>
public static class ChoiceOperators
{
    internal const string PathSuffix = "Path";
    internal const string IsPresent = "IsPresent";

    private static readonly Dictionary<string, ChoiceOperator> ByName;

    static ChoiceOperators() =>
        ByName = All.ToDictionary(value => value.Name, StringComparer.Ordinal);

    /// <summary>All operators, in the order of the documentation.</summary>
    public static IReadOnlyList<ChoiceOperator> All { get; } =
    [
        Comparison("StringEquals", ChoiceOperandKind.String, Comparisons.StringEquals),
        Comparison("StringLessThan", ChoiceOperandKind.String, Comparisons.StringLessThan),
        Comparison("StringGreaterThan", ChoiceOperandKind.String, Comparisons.StringGreaterThan),
        Comparison("StringLessThanEquals", ChoiceOperandKind.String, Comparisons.StringLessThanEquals),
        Comparison("StringGreaterThanEquals", ChoiceOperandKind.String, Comparisons.StringGreaterThanEquals),
        new("StringMatches", ChoiceOperandKind.String, hasPathForm: false, Comparisons.StringMatches),
        Comparison("NumericEquals", ChoiceOperandKind.Number, Comparisons.NumericEquals),
        Comparison("NumericLessThan", ChoiceOperandKind.Number, Comparisons.NumericLessThan),
        Comparison("NumericGreaterThan", ChoiceOperandKind.Number, Comparisons.NumericGreaterThan),
        Comparison("NumericLessThanEquals", ChoiceOperandKind.Number, Comparisons.NumericLessThanEquals),
        Comparison("NumericGreaterThanEquals", ChoiceOperandKind.Number, Comparisons.NumericGreaterThanEquals),
        Comparison("BooleanEquals", ChoiceOperandKind.Boolean, Comparisons.BooleanEquals),
        Comparison("TimestampEquals", ChoiceOperandKind.Timestamp, Comparisons.TimestampEquals),
        Comparison("TimestampLessThan", ChoiceOperandKind.Timestamp, Comparisons.TimestampLessThan),
        Comparison("TimestampGreaterThan", ChoiceOperandKind.Timestamp, Comparisons.TimestampGreaterThan),
        Comparison("TimestampLessThanEquals", ChoiceOperandKind.Timestamp, Comparisons.TimestampLessThanEquals),
        Comparison("TimestampGreaterThanEquals", ChoiceOperandKind.Timestamp, Comparisons.TimestampGreaterThanEquals),
        Type("IsNull", Comparisons.IsNull),
        Type(IsPresent, _ => true),
        Type("IsNumeric", Comparisons.IsNumeric),
        Type("IsString", Comparisons.IsString),
        Type("IsBoolean", Comparisons.IsBoolean),
        Type("IsTimestamp", Comparisons.IsTimestamp),
    ];

    /// <summary>Finds the operator that a field of a rule names.</summary>
    /// <param name="field">The field name, such as <c>StringEquals</c> or <c>StringEqualsPath</c>.</param>
    /// <param name="value">The operator.</param>
    /// <param name="isPathForm">Whether the operand is a path.</param>
    /// <returns>Whether the field is an operator.</returns>
    public static bool TryFind(string field, [NotNullWhen(true)] out ChoiceOperator? value, out bool isPathForm)
    {
        ArgumentNullException.ThrowIfNull(field);
        isPathForm = false;
        if (ByName.TryGetValue(field, out value))
        {
            return true;
        }

        isPathForm = field.EndsWith(PathSuffix, StringComparison.Ordinal)
            && ByName.TryGetValue(field[..^PathSuffix.Length], out value)
            && value.HasPathForm;
        value = isPathForm ? value : null;
        return isPathForm;
    }

    private static ChoiceOperator Comparison(
        string name, ChoiceOperandKind operand, Func<JsonNode?, JsonNode?, bool> test) =>
        new(name, operand, hasPathForm: true, test);

    private static ChoiceOperator Type(string name, Func<JsonNode?, bool> test) => new(
        name,
        ChoiceOperandKind.Expectation,
        hasPathForm: false,
        (value, operand) => JsonValues.AsBoolean(operand) == test(value));
}
