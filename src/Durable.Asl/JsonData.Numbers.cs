using System.Text.Json.Nodes;
using Durable.Asl.Choices;

namespace Durable.Asl;

/// <content>The number operators of Choice rules. Numbers compare by value, as doubles.</content>
public static partial class JsonData
{
    /// <summary>Choice operator <c>NumericEquals</c>: whether the number at a path equals a constant.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no number.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool NumericEquals(this JsonNode? data, string path, double operand) =>
        Comparisons.NumericEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>NumericEqualsPath</c>: whether the number at a path equals that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.NumericEqualsPath(path, data, otherPath);

    /// <summary>Choice operator <c>NumericEqualsPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericEqualsPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.NumericEquals(data.Condition(path), other.Condition(otherPath));

    /// <summary>Choice operator <c>NumericLessThan</c>: whether the number at a path is less than a constant.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no number.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool NumericLessThan(this JsonNode? data, string path, double operand) =>
        Comparisons.NumericLessThan(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>NumericLessThanPath</c>: whether the number at a path is less than that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericLessThanPath(this JsonNode? data, string path, string otherPath) =>
        data.NumericLessThanPath(path, data, otherPath);

    /// <summary>Choice operator <c>NumericLessThanPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericLessThanPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.NumericLessThan(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>NumericGreaterThan</c>: whether the number at a path is greater than a constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no number.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool NumericGreaterThan(this JsonNode? data, string path, double operand) =>
        Comparisons.NumericGreaterThan(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>NumericGreaterThanPath</c>: whether the number at a path is greater than that at another
    /// path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericGreaterThanPath(this JsonNode? data, string path, string otherPath) =>
        data.NumericGreaterThanPath(path, data, otherPath);

    /// <summary>Choice operator <c>NumericGreaterThanPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericGreaterThanPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.NumericGreaterThan(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>NumericLessThanEquals</c>: whether the number at a path is less than or equal to a constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no number.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool NumericLessThanEquals(this JsonNode? data, string path, double operand) =>
        Comparisons.NumericLessThanEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>NumericLessThanEqualsPath</c>: whether the number at a path is less than or equal to that at
    /// another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericLessThanEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.NumericLessThanEqualsPath(path, data, otherPath);

    /// <summary>Choice operator <c>NumericLessThanEqualsPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericLessThanEqualsPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.NumericLessThanEquals(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>NumericGreaterThanEquals</c>: whether the number at a path is greater than or equal to a
    /// constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant.</param>
    /// <returns>False also when the value is no number.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool NumericGreaterThanEquals(this JsonNode? data, string path, double operand) =>
        Comparisons.NumericGreaterThanEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>NumericGreaterThanEqualsPath</c>: whether the number at a path is greater than or equal to
    /// that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericGreaterThanEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.NumericGreaterThanEqualsPath(path, data, otherPath);

    /// <summary>
    /// Choice operator <c>NumericGreaterThanEqualsPath</c> with paths that start from different values.
    /// </summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no number.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool NumericGreaterThanEqualsPath(
        this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.NumericGreaterThanEquals(data.Condition(path), other.Condition(otherPath));
}
