using System.Text.Json.Nodes;
using Durable.Asl.Choices;
using Durable.Asl.JsonPaths;

namespace Durable.Asl;

/// <content>The boolean and type operators of Choice rules.</content>
public static partial class JsonData
{
    /// <summary>Choice operator <c>BooleanEquals</c>: whether the boolean at a path equals a constant.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no boolean.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool BooleanEquals(this JsonNode? data, string path, bool operand) =>
        Comparisons.BooleanEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>BooleanEqualsPath</c>: whether the boolean at a path equals that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no boolean.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool BooleanEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.BooleanEqualsPath(path, data, otherPath);

    /// <summary>Choice operator <c>BooleanEqualsPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no boolean.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool BooleanEqualsPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.BooleanEquals(data.Condition(path), other.Condition(otherPath));

    /// <summary>Choice operator <c>IsNull</c>: whether the value at a path is null.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="expected">The operand: false asks for the opposite.</param>
    /// <returns>Whether the answer is the expected one.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool IsNull(this JsonNode? data, string path, bool expected = true) =>
        Comparisons.IsNull(data.Condition(path)) == expected;

    /// <summary>Choice operator <c>IsNumeric</c>: whether the value at a path is a number.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="expected">The operand: false asks for the opposite.</param>
    /// <returns>Whether the answer is the expected one.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool IsNumeric(this JsonNode? data, string path, bool expected = true) =>
        Comparisons.IsNumeric(data.Condition(path)) == expected;

    /// <summary>Choice operator <c>IsString</c>: whether the value at a path is a text.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="expected">The operand: false asks for the opposite.</param>
    /// <returns>Whether the answer is the expected one.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool IsString(this JsonNode? data, string path, bool expected = true) =>
        Comparisons.IsString(data.Condition(path)) == expected;

    /// <summary>Choice operator <c>IsBoolean</c>: whether the value at a path is a boolean.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="expected">The operand: false asks for the opposite.</param>
    /// <returns>Whether the answer is the expected one.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool IsBoolean(this JsonNode? data, string path, bool expected = true) =>
        Comparisons.IsBoolean(data.Condition(path)) == expected;

    /// <summary>Choice operator <c>IsTimestamp</c>: whether the value at a path is a text in RFC 3339 form.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="expected">The operand: false asks for the opposite.</param>
    /// <returns>Whether the answer is the expected one.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool IsTimestamp(this JsonNode? data, string path, bool expected = true) =>
        Comparisons.IsTimestamp(data.Condition(path)) == expected;

    /// <summary>Choice operator <c>IsPresent</c>: whether a path leads somewhere, be it to null.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="expected">The operand: false asks for the opposite.</param>
    /// <returns>Whether the answer is the expected one.</returns>
    public static bool IsPresent(this JsonNode? data, string path, bool expected = true) =>
        JsonPath.Get(path).TryEvaluate(data, out _) == expected;

    /// <summary>The value that a rule compares.</summary>
    internal static JsonNode? Condition(this JsonNode? data, string path) => Condition(data, JsonPath.Get(path));

    /// <summary>The value that a rule compares.</summary>
    internal static JsonNode? Condition(JsonNode? data, JsonPath path) =>
        path.TryResolve(data, out var value) ? value : throw InvalidCondition(path);

    /// <summary>The failure of a rule whose path leads nowhere.</summary>
    internal static StatesException InvalidCondition(JsonPath path) => StatesException.Runtime(
        $"Invalid path '{path.Text}': The choice state's condition path references an invalid value.");
}
