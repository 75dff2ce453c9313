using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Asl;

/// <summary>Reads scalar JSON values, however the node that holds them came into being.</summary>
/// <remarks>
/// A <see cref="JsonValue"/> may hold a piece of parsed text or a CLR value of any numeric type, and the accessors of
/// the library refuse to convert between these. Everything that looks into values goes through here.
/// </remarks>
internal static class JsonValues
{
    public static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;

    public static bool IsString(JsonNode? node) => KindOf(node) == JsonValueKind.String;

    public static bool IsNumber(JsonNode? node) => KindOf(node) == JsonValueKind.Number;

    public static bool IsBoolean(JsonNode? node) => KindOf(node) is JsonValueKind.True or JsonValueKind.False;

    /// <summary>The text of a string node; null for every other node.</summary>
    public static string? AsString(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
        {
            return null;
        }

        return value.TryGetValue(out string? text) ? text : Decode(value);
    }

    /// <summary>The value of a boolean node; null for every other node.</summary>
    public static bool? AsBoolean(JsonNode? node) => KindOf(node) switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The value of a number node, rounded to the nearest double; null for every other node.</summary>
    public static double? AsDouble(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.Number)
        {
            return null;
        }

        if (value.TryGetValue(out double number))
        {
            return number;
        }

        return value.TryGetValue(out int integer)
            ? integer
            : double.Parse(NumberText(value), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The JSON text of a number node, as it was written where that is known.</summary>
    public static string NumberText(JsonValue value)
    {
        if (value.TryGetValue(out JsonElement element))
        {
            return element.GetRawText();
        }

        return value.TryGetValue(out int number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value.ToJsonString();
    }

    /// <summary>The text of a value that holds something else that JSON spells as text, such as a date.</summary>
    private static string? Decode(JsonValue value)
    {
        using var document = JsonDocument.Parse(value.ToJsonString());
        return document.RootElement.GetString();
    }
}
