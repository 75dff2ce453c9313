using System.Text.Json.Nodes;
using Durable.Asl.Choices;

namespace Durable.Asl;

/// <content>The string operators of Choice rules. Texts compare by UTF-16 units.</content>
public static partial class JsonData
{
    /// <summary>
    /// The text that a row of <c>StringEquals</c> rules on one variable compares with, for a C# <c>switch</c>.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <returns>Null when the value is no text, which no rule matches.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static string? ChoiceText(this JsonNode? data, string path) => JsonValues.AsString(data.Condition(path));

    /// <summary>Choice operator <c>StringEquals</c>: whether the text at a path equals a constant.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no text.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool StringEquals(this JsonNode? data, string path, string operand) =>
        Comparisons.StringEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>StringEqualsPath</c>: whether the text at a path equals that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.StringEqualsPath(path, data, otherPath);

    /// <summary>Choice operator <c>StringEqualsPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringEqualsPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.StringEquals(data.Condition(path), other.Condition(otherPath));

    /// <summary>Choice operator <c>StringLessThan</c>: whether the text at a path is less than a constant.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no text.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool StringLessThan(this JsonNode? data, string path, string operand) =>
        Comparisons.StringLessThan(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>StringLessThanPath</c>: whether the text at a path is less than that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringLessThanPath(this JsonNode? data, string path, string otherPath) =>
        data.StringLessThanPath(path, data, otherPath);

    /// <summary>Choice operator <c>StringLessThanPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringLessThanPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.StringLessThan(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>StringGreaterThan</c>: whether the text at a path is greater than a constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no text.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool StringGreaterThan(this JsonNode? data, string path, string operand) =>
        Comparisons.StringGreaterThan(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>StringGreaterThanPath</c>: whether the text at a path is greater than that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringGreaterThanPath(this JsonNode? data, string path, string otherPath) =>
        data.StringGreaterThanPath(path, data, otherPath);

    /// <summary>Choice operator <c>StringGreaterThanPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringGreaterThanPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.StringGreaterThan(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>StringLessThanEquals</c>: whether the text at a path is less than or equal to a constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no text.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool StringLessThanEquals(this JsonNode? data, string path, string operand) =>
        Comparisons.StringLessThanEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>StringLessThanEqualsPath</c>: whether the text at a path is less than or equal to that at
    /// another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringLessThanEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.StringLessThanEqualsPath(path, data, otherPath);

    /// <summary>Choice operator <c>StringLessThanEqualsPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringLessThanEqualsPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.StringLessThanEquals(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>StringGreaterThanEquals</c>: whether the text at a path is greater than or equal to a
    /// constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no text.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool StringGreaterThanEquals(this JsonNode? data, string path, string operand) =>
        Comparisons.StringGreaterThanEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>StringGreaterThanEqualsPath</c>: whether the text at a path is greater than or equal to that
    /// at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringGreaterThanEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.StringGreaterThanEqualsPath(path, data, otherPath);

    /// <summary>
    /// Choice operator <c>StringGreaterThanEqualsPath</c> with paths that start from different values.
    /// </summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no text.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool StringGreaterThanEqualsPath(
        this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.StringGreaterThanEquals(data.Condition(path), other.Condition(otherPath));

    /// <summary>Choice operator <c>StringMatches</c>: whether the whole text at a path fits a pattern.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="pattern">The pattern: <c>*</c> stands for any run of characters, <c>\*</c> for a star.</param>
    /// <returns>False also when the value is no text.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool StringMatches(this JsonNode? data, string path, string pattern) =>
        Comparisons.StringMatches(data.Condition(path), pattern);
}
