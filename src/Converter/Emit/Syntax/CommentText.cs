using System.Text;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>Prepares texts for comments: lines, wrapping, and the escapes of documentation comments.</summary>
internal static class CommentText
{
    /// <summary>However deep the comment stands, a line of it may hold so many columns.</summary>
    private const int SmallestWidth = 40;

    /// <summary>
    /// The lines of a comment. Line breaks of the text are kept, in whatever form they come; lines that are too long
    /// are wrapped between words. No word is lost, and nothing in the text can end the comment.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width) =>
        LinesOf(text).SelectMany(line => WrapLine(line, Math.Max(width, SmallestWidth)));

    /// <summary>The text as the content of an XML element.</summary>
    public static string EscapeXml(string text) => new StringBuilder(text)
        .Replace("&", "&amp;")
        .Replace("<", "&lt;")
        .Replace(">", "&gt;")
        .ToString();

    private static IEnumerable<string> LinesOf(string text) =>
        text.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(Tidy);

    private static string Tidy(string line) => VisibleText.Of(line.Replace('\t', ' ')).TrimEnd();

    private static IEnumerable<string> WrapLine(string line, int width)
    {
        var rest = line;
        while (rest.Length > width)
        {
            var cut = LastSpaceBefore(rest, width);
            if (cut < 0)
            {
                break;
            }

            yield return rest[..cut].TrimEnd();
            rest = rest[cut..].TrimStart();
        }

        yield return rest;
    }

    /// <summary>
    /// The space at which to wrap: the last one within the width, or, when the first word is longer than that, the
    /// one after it.
    /// </summary>
    private static int LastSpaceBefore(string line, int width)
    {
        var firstWord = 0;
        while (firstWord < line.Length && line[firstWord] == ' ')
        {
            firstWord++;
        }

        var last = line.LastIndexOf(' ', width);
        return last > firstWord ? last : line.IndexOf(' ', Math.Max(firstWord, width));
    }
}
