using System.Text;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>Writes strings as C# literals, and decides which kind of literal reads best.</summary>
internal static class StringLiteral
{
    private const int EscapesWorthRaw = 2;
    private const int LineBreaksWorthRaw = 2;
    private const int WidthWorthRaw = 60;

    /// <summary>The literal on one line: <c>"…"</c>, or <c>"""…"""</c> where that saves escapes.</summary>
    public static string OnOneLine(string value) => ReadsBetterRaw(value) ? RawOnOneLine(value) : Regular(value);

    /// <summary>The regular literal.</summary>
    public static string Regular(string value)
    {
        var output = new StringBuilder(value.Length + 2).Append('"');
        AppendEscaped(output, value);
        return output.Append('"').ToString();
    }

    /// <summary>Appends the text with the escapes of a regular literal, without the quotes.</summary>
    public static void AppendEscaped(StringBuilder output, string value)
    {
        for (var index = 0; index < value.Length;)
        {
            if (ShortEscape(value[index]) is { } escape)
            {
                output.Append(escape);
                index++;
            }
            else
            {
                index += VisibleText.Append(output, value, index);
            }
        }
    }

    /// <summary>
    /// The lines of a raw literal, for a text of several lines that reads well as such; null for any other text.
    /// Every character must be visible and no line may end in white space, which editors like to remove.
    /// </summary>
    public static IReadOnlyList<string>? LinesOfRaw(string value)
    {
        if (!value.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        var lines = value.Split('\n');
        if (lines.Count(line => line.Length > 0) < 2 || !lines.All(IsVisibleLine))
        {
            return null;
        }

        var isWorthIt = lines.Length > LineBreaksWorthRaw || value.Length > WidthWorthRaw ||
            CountEscapes(value) >= EscapesWorthRaw;
        return isWorthIt ? lines : null;
    }

    /// <summary>
    /// The quotes around a raw literal of the text: at least three, and more than the text has in a row.
    /// </summary>
    public static string RawQuotes(string value)
    {
        var longest = 0;
        var current = 0;
        foreach (var c in value)
        {
            current = c == '"' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return new string('"', Math.Max(3, longest + 1));
    }

    private static bool ReadsBetterRaw(string value) =>
        CountEscapes(value) >= EscapesWorthRaw &&
        !value.StartsWith('"') &&
        !value.EndsWith('"') &&
        AllVisible(value);

    private static string RawOnOneLine(string value)
    {
        var quotes = RawQuotes(value);
        return quotes + value + quotes;
    }

    private static int CountEscapes(string value) => value.Count(c => c is '"' or '\\');

    private static bool IsVisibleLine(string line) =>
        !line.EndsWith(' ') && !line.EndsWith('\t') && AllVisible(line.Replace('\t', ' '));

    private static bool AllVisible(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!VisibleText.IsVisible(text, index))
            {
                return false;
            }

            index += char.IsHighSurrogate(text[index]) ? 1 : 0;
        }

        return true;
    }

    private static string? ShortEscape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\0' => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        _ => null,
    };
}
