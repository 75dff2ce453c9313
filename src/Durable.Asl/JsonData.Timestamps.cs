using System.Text.Json.Nodes;
using Durable.Asl.Choices;

namespace Durable.Asl;

/// <content>The time operators of Choice rules. Timestamps compare as instants.</content>
public static partial class JsonData
{
    /// <summary>Choice operator <c>TimestampEquals</c>: whether the timestamp at a path equals a constant.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant, an RFC 3339 timestamp.</param>
    /// <returns>False also when the value is no timestamp.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool TimestampEquals(this JsonNode? data, string path, string operand) =>
        Comparisons.TimestampEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>TimestampEqualsPath</c>: whether the timestamp at a path equals that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.TimestampEqualsPath(path, data, otherPath);

    /// <summary>Choice operator <c>TimestampEqualsPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampEqualsPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.TimestampEquals(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>TimestampLessThan</c>: whether the timestamp at a path is less than a constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant, an RFC 3339 timestamp.</param>
    /// <returns>False also when the value is no timestamp.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool TimestampLessThan(this JsonNode? data, string path, string operand) =>
        Comparisons.TimestampLessThan(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>TimestampLessThanPath</c>: whether the timestamp at a path is less than that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampLessThanPath(this JsonNode? data, string path, string otherPath) =>
        data.TimestampLessThanPath(path, data, otherPath);

    /// <summary>Choice operator <c>TimestampLessThanPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampLessThanPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.TimestampLessThan(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>TimestampGreaterThan</c>: whether the timestamp at a path is greater than a constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant, an RFC 3339 timestamp.</param>
    /// <returns>False also when the value is no timestamp.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool TimestampGreaterThan(this JsonNode? data, string path, string operand) =>
        Comparisons.TimestampGreaterThan(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>TimestampGreaterThanPath</c>: whether the timestamp at a path is greater than that at another
    /// path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampGreaterThanPath(this JsonNode? data, string path, string otherPath) =>
        data.TimestampGreaterThanPath(path, data, otherPath);

    /// <summary>Choice operator <c>TimestampGreaterThanPath</c> with paths that start from different values.</summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampGreaterThanPath(this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.TimestampGreaterThan(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>TimestampLessThanEquals</c>: whether the timestamp at a path is less than or equal to a
    /// constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant, an RFC 3339 timestamp.</param>
    /// <returns>False also when the value is no timestamp.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool TimestampLessThanEquals(this JsonNode? data, string path, string operand) =>
        Comparisons.TimestampLessThanEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>TimestampLessThanEqualsPath</c>: whether the timestamp at a path is less than or equal to
    /// that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampLessThanEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.TimestampLessThanEqualsPath(path, data, otherPath);

    /// <summary>
    /// Choice operator <c>TimestampLessThanEqualsPath</c> with paths that start from different values.
    /// </summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampLessThanEqualsPath(
        this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.TimestampLessThanEquals(data.Condition(path), other.Condition(otherPath));

    /// <summary>
    /// Choice operator <c>TimestampGreaterThanEquals</c>: whether the timestamp at a path is greater than or equal to a
    /// constant.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="operand">The constant, an RFC 3339 timestamp.</param>
    /// <returns>False also when the value is no timestamp.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static bool TimestampGreaterThanEquals(this JsonNode? data, string path, string operand) =>
        Comparisons.TimestampGreaterThanEquals(data.Condition(path), operand);

    /// <summary>
    /// Choice operator <c>TimestampGreaterThanEqualsPath</c>: whether the timestamp at a path is greater than or equal
    /// to that at another path.
    /// </summary>
    /// <param name="data">What both paths start from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampGreaterThanEqualsPath(this JsonNode? data, string path, string otherPath) =>
        data.TimestampGreaterThanEqualsPath(path, data, otherPath);

    /// <summary>
    /// Choice operator <c>TimestampGreaterThanEqualsPath</c> with paths that start from different values.
    /// </summary>
    /// <param name="data">What the first path starts from.</param>
    /// <param name="path">The path of <c>Variable</c>.</param>
    /// <param name="other">What the second path starts from.</param>
    /// <param name="otherPath">The path of the operand.</param>
    /// <returns>False also when one of the values is no timestamp.</returns>
    /// <exception cref="StatesException">One of the paths leads nowhere.</exception>
    public static bool TimestampGreaterThanEqualsPath(
        this JsonNode? data, string path, JsonNode? other, string otherPath) =>
        Comparisons.TimestampGreaterThanEquals(data.Condition(path), other.Condition(otherPath));
}
