using System.Text;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>The escapes of text literals: <c>\'</c>, <c>\\</c>, <c>\{</c> and <c>\}</c>.</summary>
internal static class IntrinsicText
{
    public const string Escapable = "'\\{}";

    /// <summary>The text that a literal means.</summary>
    public static string Unescape(string raw) => Unescape(raw, Escapable);

    /// <summary>The literal as a template of <c>States.Format</c>, which knows the other escapes itself.</summary>
    public static string UnescapeQuotes(string raw) => Unescape(raw, "'");

    /// <summary>A literal that means the text.</summary>
    public static string Quote(string text) =>
        $"'{EscapeQuotes(text.Replace("\\", "\\\\", StringComparison.Ordinal))}'";

    /// <summary>A literal that means the template.</summary>
    public static string QuoteTemplate(string template) => $"'{EscapeQuotes(template)}'";

    private static string EscapeQuotes(string text) => text.Replace("'", "\\'", StringComparison.Ordinal);

    private static string Unescape(string raw, string escapable)
    {
        var text = new StringBuilder(raw.Length);
        for (var position = 0; position < raw.Length; position++)
        {
            var isEscape = raw[position] == '\\' && position + 1 < raw.Length;
            if (isEscape && !escapable.Contains(raw[position + 1], StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            position += isEscape ? 1 : 0;
            text.Append(raw[position]);
        }

        return text.ToString();
    }
}
