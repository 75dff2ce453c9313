using System.Text.Json.Nodes;

namespace Durable.Asl.Choices;

/// <summary>
/// The comparisons of Choice rules. Values of a wrong type make a comparison false and never fail it. An operand is a
/// JSON value, so that constants and values found at a path are compared alike.
/// </summary>
internal static class Comparisons
{
    public static bool StringEquals(JsonNode? value, JsonNode? operand) => Strings(value, operand) == 0;

    public static bool StringLessThan(JsonNode? value, JsonNode? operand) => Strings(value, operand) < 0;

    public static bool StringGreaterThan(JsonNode? value, JsonNode? operand) => Strings(value, operand) > 0;

    public static bool StringLessThanEquals(JsonNode? value, JsonNode? operand) => Strings(value, operand) <= 0;

    public static bool StringGreaterThanEquals(JsonNode? value, JsonNode? operand) => Strings(value, operand) >= 0;

    public static bool NumericEquals(JsonNode? value, JsonNode? operand) => Numbers(value, operand) == 0;

    public static bool NumericLessThan(JsonNode? value, JsonNode? operand) => Numbers(value, operand) < 0;

    public static bool NumericGreaterThan(JsonNode? value, JsonNode? operand) => Numbers(value, operand) > 0;

    public static bool NumericLessThanEquals(JsonNode? value, JsonNode? operand) => Numbers(value, operand) <= 0;

    public static bool NumericGreaterThanEquals(JsonNode? value, JsonNode? operand) => Numbers(value, operand) >= 0;

    public static bool TimestampEquals(JsonNode? value, JsonNode? operand) => Timestamps(value, operand) == 0;

    public static bool TimestampLessThan(JsonNode? value, JsonNode? operand) => Timestamps(value, operand) < 0;

    public static bool TimestampGreaterThan(JsonNode? value, JsonNode? operand) => Timestamps(value, operand) > 0;

    public static bool TimestampLessThanEquals(JsonNode? value, JsonNode? operand) => Timestamps(value, operand) <= 0;

    public static bool TimestampGreaterThanEquals(JsonNode? value, JsonNode? operand) =>
        Timestamps(value, operand) >= 0;

    public static bool BooleanEquals(JsonNode? value, JsonNode? operand) =>
        JsonValues.AsBoolean(value) is { } boolean && JsonValues.AsBoolean(operand) == boolean;

    public static bool StringMatches(JsonNode? value, JsonNode? pattern) =>
        JsonValues.AsString(value) is { } text
        && JsonValues.AsString(pattern) is { } glob
        && GlobPattern.Parse(glob).IsMatch(text);

    public static bool IsNull(JsonNode? value) => value is null;

    public static bool IsNumeric(JsonNode? value) => JsonValues.IsNumber(value);

    public static bool IsString(JsonNode? value) => JsonValues.IsString(value);

    public static bool IsBoolean(JsonNode? value) => JsonValues.IsBoolean(value);

    public static bool IsTimestamp(JsonNode? value) => Rfc3339.IsValid(JsonValues.AsString(value));

    /// <summary>Ordinal order; null when one of the values is no text.</summary>
    private static int? Strings(JsonNode? left, JsonNode? right) =>
        JsonValues.AsString(left) is { } a && JsonValues.AsString(right) is { } b ? string.CompareOrdinal(a, b) : null;

    private static int? Numbers(JsonNode? left, JsonNode? right) =>
        JsonValues.AsDouble(left) is { } a && JsonValues.AsDouble(right) is { } b ? a.CompareTo(b) : null;

    private static int? Timestamps(JsonNode? left, JsonNode? right) =>
        Rfc3339.TryParse(JsonValues.AsString(left), out Instant a)
        && Rfc3339.TryParse(JsonValues.AsString(right), out Instant b)
            ? a.CompareTo(b)
            : null;
}
