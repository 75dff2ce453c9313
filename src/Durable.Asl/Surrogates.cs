using System.Globalization;
using System.Text;

namespace Durable.Asl;

/// <summary>Replaces halves of surrogate pairs in JSON text, raw or escaped, by U+FFFD.</summary>
internal static class Surrogates
{
    private const int EscapeLength = 6;

    /// <summary>The text itself when there is nothing to repair, which is nearly always.</summary>
    public static string Repair(string json) =>
        MayBeBroken(json) ? Rewrite(json) : json;

    private static bool MayBeBroken(string json) =>
        json.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0
        || json.Contains("\\ud", StringComparison.OrdinalIgnoreCase);

    private static string Rewrite(string json)
    {
        var result = new StringBuilder(json.Length);
        var position = 0;
        while (position < json.Length)
        {
            var (unit, length) = Read(json, position);
            if (char.IsHighSurrogate(unit)
                && position + length < json.Length
                && Read(json, position + length) is var (low, lowLength)
                && char.IsLowSurrogate(low))
            {
                result.Append(json, position, length + lowLength);
                position += length + lowLength;
                continue;
            }

            _ = char.IsSurrogate(unit) ? result.Append('\uFFFD') : result.Append(json, position, length);
            position += length;
        }

        return result.ToString();
    }

    /// <summary>One UTF-16 unit at the position, and how many characters of JSON text spell it.</summary>
    private static (char Unit, int Length) Read(string json, int position)
    {
        if (json[position] != '\\')
        {
            return (json[position], 1);
        }

        if (position + EscapeLength <= json.Length
            && json[position + 1] == 'u'
            && ushort.TryParse(
                json.AsSpan(position + 2, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var unit))
        {
            return ((char)unit, EscapeLength);
        }

        return ('\\', Math.Min(2, json.Length - position));
    }
}
