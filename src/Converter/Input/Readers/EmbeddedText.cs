using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>The text inside a string of a file, whose characters know their places in that file.</summary>
internal static class EmbeddedText
{
    public static SourceText Of(InputFile file, SourceScalar text)
    {
        var source = file.Source;
        var start = source.Offset(text.Span.Line, text.Span.Column);
        var offsets = file.Format == SourceFormat.Yaml
            ? YamlOffsets(source, start, text.Text)
            : JsonOffsets(source, start, text.Text);
        return source.Embed(text.Text, offsets ?? [.. Enumerable.Repeat(start, text.Text.Length + 1)]);
    }

    private static List<int>? JsonOffsets(SourceText source, int start, string value)
    {
        var offsets = new List<int>(value.Length + 1);
        var scanner = new JsonStringScanner(source, isJson5: true, new DiagnosticBag());
        var position = start;
        return scanner.Read(ref position, source.Text[start], offsets) == value ? offsets : null;
    }

    /// <summary>
    /// In a literal block (<c>|</c>) each line of the value is a line of the file behind its indentation. The other
    /// styles fold lines; there the whole text has the place of its beginning.
    /// </summary>
    private static List<int>? YamlOffsets(SourceText source, int start, string value)
    {
        if (start >= source.Text.Length || source.Text[start] != '|')
        {
            return null;
        }

        var offsets = new List<int>(value.Length + 1);
        var position = NextLine(source.Text, start);
        foreach (var line in value.Split('\n'))
        {
            var at = line.Length == 0 ? position : source.Text.IndexOf(line, position, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            offsets.AddRange(Enumerable.Range(at, line.Length + 1));
            position = NextLine(source.Text, at + line.Length);
        }

        return offsets;
    }

    private static int NextLine(string text, int from)
    {
        var end = from < text.Length ? text.IndexOf('\n', from) : -1;
        return end < 0 ? text.Length : end + 1;
    }
}
