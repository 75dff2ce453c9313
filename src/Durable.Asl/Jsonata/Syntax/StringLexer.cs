using System.Globalization;
using System.Text;

namespace Durable.Asl.Jsonata.Syntax;

/// <summary>Reads a quoted text with the escapes of JSON, and no others.</summary>
internal static class StringLexer
{
    public static (string Value, int End) Read(string text, int start, char quote)
    {
        var value = new StringBuilder();
        var position = start + 1;
        while (position < text.Length)
        {
            var current = text[position];
            if (current == quote)
            {
                return (value.ToString(), position + 1);
            }

            if (current == '\\')
            {
                position = Escape(text, position + 1, value);
            }
            else
            {
                value.Append(current);
                position++;
            }
        }

        throw new JsonataException("S0101") { Position = Math.Max(position, text.Length) };
    }

    private static int Escape(string text, int position, StringBuilder value)
    {
        var escaped = position < text.Length ? text[position] : '\0';
        if (escaped == 'u')
        {
            return HexEscape(text, position, value);
        }

        value.Append(escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw new JsonataException("S0103")
            {
                Position = position,
                Token = position < text.Length ? escaped.ToString() : string.Empty,
            },
        });
        return position + 1;
    }

    private static int HexEscape(string text, int position, StringBuilder value)
    {
        var digits = text.AsSpan(position + 1, Math.Min(4, text.Length - position - 1));
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw new JsonataException("S0104") { Position = position };
        }

        value.Append((char)unit);
        return position + 5;
    }
}
