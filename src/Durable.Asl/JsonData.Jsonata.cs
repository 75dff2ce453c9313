using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl;

/// <content>
/// The operators of JSONata that have an answer for every value, under names that say what they do. What can fail has to
/// quote the expression, and stays one.
/// </content>
public static partial class JsonData
{
    /// <summary>What a JSONata path selects: <c>$states.input.order.id</c> is <c>data.Find("order.id")</c>.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path behind that: names with dots between them, in back quotes where a name is no
    /// identifier. A name is looked up in every item of an array.</param>
    /// <returns>The values found, or nothing.</returns>
    /// <exception cref="JsonataException">The path is no JSONata.</exception>
    public static JsonSelection Find(this JsonNode? data, string path) => new(Selecting.Find(data, path), path);

    /// <summary>What a condition makes of a value: false for null, false, 0, an empty text or object, and an array
    /// without a true item.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <returns>True for everything else.</returns>
    public static bool IsTruthy(this JsonNode? value) => Selecting.IsTrue(Value.FromNode(value));

    /// <summary>The number of items: <c>$count</c>.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <returns>The length of an array, 1 for any other value.</returns>
    public static int Count(this JsonNode? value) => Selecting.Count(Value.FromNode(value));

    /// <summary>Whether two values have the same content: <c>=</c>. Types are not converted.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <param name="other">The value to compare with; null is JSON null.</param>
    /// <returns>True when they do; the order of an object's members does not count.</returns>
    public static bool IsEqualTo(this JsonNode? value, JsonNode? other) => Whole(value).IsEqualTo(other);

    /// <inheritdoc cref="IsEqualTo(JsonNode, JsonNode)"/>
    /// <returns>False when the other is nothing.</returns>
    public static bool IsEqualTo(this JsonNode? value, JsonSelection other) => Whole(value).IsEqualTo(other);

    /// <summary>Whether the other is a value with another content: <c>!=</c>.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <param name="other">The value to compare with.</param>
    /// <returns>False when the other is nothing.</returns>
    public static bool DiffersFrom(this JsonNode? value, JsonSelection other) => Whole(value).DiffersFrom(other);

    /// <summary>Whether a value is one of some scalar values: <c>$x in ["a", "b"]</c>.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <param name="values">The values; null is JSON null.</param>
    /// <returns>False for arrays and objects.</returns>
    public static bool IsIn(this JsonNode? value, params ReadOnlySpan<JsonNode?> values) => Whole(value).IsIn(values);

    /// <summary>Whether a scalar value is among the items of an array, or is the value itself: <c>… in $x</c>.</summary>
    /// <param name="value">The array, or a single value; null is JSON null.</param>
    /// <param name="item">The item; null is JSON null.</param>
    /// <returns>True when it is.</returns>
    public static bool Includes(this JsonNode? value, JsonNode? item) => Whole(value).Includes(item);

    /// <inheritdoc cref="Includes(JsonNode, JsonNode)"/>
    /// <returns>False when the item is nothing.</returns>
    public static bool Includes(this JsonNode? value, JsonSelection item) => Whole(value).Includes(item);

    /// <summary>A value where a condition makes it true, or another: <c>$x ? $x : other</c>, <c>$x ?: other</c>.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <param name="other">What to give instead; null is JSON null.</param>
    /// <returns>A copy without a parent; null is JSON null.</returns>
    public static JsonNode? OrIfFalsy(this JsonNode? value, JsonNode? other) => Whole(value).OrIfFalsy(other);

    /// <summary>A number to compute with.</summary>
    /// <param name="value">A number.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The value is no number. The converter writes this only for variables that hold
    /// nothing else.</exception>
    public static double AsNumber(this JsonNode? value) =>
        JsonValues.AsDouble(value) ?? throw new ArgumentException("The value is no number.", nameof(value));

    /// <summary>The text of a value: <c>$string</c>.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <returns>A text as it is, anything else as compact JSON, with numbers rounded to 15 digits.</returns>
    public static string ToText(this JsonNode? value) => Whole(value).ToString();

    /// <summary>Texts and values joined as <c>&amp;</c> joins them: texts as they are, other values as JSON, with nothing
    /// as the empty text.</summary>
    /// <param name="text">An interpolated string.</param>
    /// <returns>The text.</returns>
    public static string Text(JsonTextHandler text) => text.ToString();

    private static JsonSelection Whole(JsonNode? value) => new(Value.FromNode(value), "");
}
