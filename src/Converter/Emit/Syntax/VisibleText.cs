using System.Globalization;
using System.Text;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// Decides which characters may stand in source text as they are. Characters that cannot be seen, that end a line,
/// that change the direction of reading, or that UTF-8 cannot hold (unpaired surrogates) are written as escapes:
/// what a reviewer sees must be what the compiler reads.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with every character that must not stand as it is written as an escape.</summary>
    public static string Of(string text)
    {
        var output = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            index += Append(output, text, index);
        }

        return output.ToString();
    }

    /// <summary>
    /// Appends the character at <paramref name="index"/>, escaped where needed; returns how many UTF-16 units it
    /// took.
    /// </summary>
    public static int Append(StringBuilder output, string text, int index)
    {
        var c = text[index];
        if (c is >= ' ' and < '\x7f')
        {
            output.Append(c);
            return 1;
        }

        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            AppendEscape(output, c);
            return 1;
        }

        if (IsVisible(rune))
        {
            output.Append(text, index, rune.Utf16SequenceLength);
        }
        else if (rune.IsBmp)
        {
            AppendEscape(output, c);
        }
        else
        {
            output.Append("\\U").Append(rune.Value.ToString("X8", CultureInfo.InvariantCulture));
        }

        return rune.Utf16SequenceLength;
    }

    /// <summary>Whether the character at <paramref name="index"/> may stand as it is.</summary>
    public static bool IsVisible(string text, int index) =>
        Rune.TryGetRuneAt(text, index, out var rune) && IsVisible(rune);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => false,
        UnicodeCategory.LineSeparator => false,
        UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.OtherNotAssigned => !IsNoncharacter(rune.Value),
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        // The joiners are part of ordinary writing: of Persian and Indic words, and of emoji.
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => true,
    };

    // What Unicode will never assign. The rest of the unassigned may be the writing of tomorrow, and to treat it by
    // the tables of today's runtime would make the output depend on the runtime.
    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    private static void AppendEscape(StringBuilder output, char c) =>
        output.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
}
