using System.Globalization;
using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>Numbers out of and into JSON nodes.</summary>
internal static class NumberNodes
{
    private const double LongLimit = 9223372036854775808;
    private const double PlainLimit = 1e21;

    /// <summary>The number of a node, whatever type it was made from.</summary>
    public static double Read(JsonValue node)
    {
        if (node.TryGetValue(out double number))
        {
            return number;
        }

        if (node.TryGetValue(out int small))
        {
            return small;
        }

        if (node.TryGetValue(out long large))
        {
            return large;
        }

        return double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            ? number
            : double.NaN;
    }

    /// <summary>A node for a computed number: whole ones without a fraction.</summary>
    public static JsonNode Write(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new JsonataException("D1001").With("value", Value.From(number));
        }

        if (number != Math.Truncate(number) || Math.Abs(number) >= PlainLimit)
        {
            return JsonValue.Create(number);
        }

        return Math.Abs(number) < LongLimit
            ? JsonValue.Create((long)number)
            : JsonValue.Create(decimal.Parse(NumberText.Format(number), CultureInfo.InvariantCulture));
    }
}
