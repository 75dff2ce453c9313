using System.Globalization;
using System.Text;
using Sfn2Durable.Emit.Syntax;

namespace Sfn2Durable.Emit;

/// <summary>
/// Turns names that people gave to states and variables into C# identifiers. Letters, digits and marks of any
/// script stay; everything else separates words.
/// </summary>
internal static class NameStyle
{
    /// <summary>Up to this length a word of capitals is taken for an abbreviation.</summary>
    private const int LongestAbbreviation = 3;

    /// <summary><c>Is Ticket Issued?</c> becomes <c>IsTicketIssued</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="noun">
    /// What the name is a name of: stands in front of a name that begins with a digit, and alone for a text without
    /// any letter or digit.
    /// </param>
    public static string ToPascal(string text, string noun = "State")
    {
        var words = WordsOf(text);
        if (IsShouted(words))
        {
            words = [.. words.Select(word => word.Length > 2 ? word.ToLowerInvariant() : word)];
        }

        var output = new StringBuilder();
        foreach (var word in words)
        {
            // "v1.2" must not become the name of "v12".
            if (output.Length > 0 && char.IsDigit(word[0]) && char.IsDigit(output[^1]))
            {
                output.Append('_');
            }

            output.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        return output.Length > 0 && Identifier.IsStart(output[0]) ? output.ToString() : noun + output;
    }

    /// <summary>
    /// <c>Is Ticket Issued?</c> becomes <c>isTicketIssued</c>, <c>URL List</c> becomes <c>urlList</c>.
    /// </summary>
    /// <inheritdoc cref="ToPascal"/>
    public static string ToCamel(string text, string noun = "State")
    {
        var name = ToPascal(text, noun).ToCharArray();
        for (var index = 0; index < name.Length && char.IsUpper(name[index]); index++)
        {
            // The last capital before a small letter begins the second word.
            var beginsNextWord = index > 0 && index + 1 < name.Length && char.IsLower(name[index + 1]);
            if (beginsNextWord)
            {
                break;
            }

            name[index] = char.ToLowerInvariant(name[index]);
        }

        return new string(name);
    }

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (IsWordPart(c, word.Length > 0))
            {
                word.Append(c);
            }
            else if (!IsApostrophe(c))
            {
                EndWord();
            }
        }

        EndWord();
        return words;

        void EndWord()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    private static bool IsWordPart(char c, bool insideWord) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.ConnectorPunctuation => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => insideWord,
        _ => Identifier.IsPart(c),
    };

    // "Don't retry" has two words.
    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    /// <summary>Whether the text is written in capitals throughout, and not just an abbreviation.</summary>
    private static bool IsShouted(List<string> words) =>
        words.Exists(word => word.Length > LongestAbbreviation && word.Any(char.IsUpper)) &&
        words.TrueForAll(word => !word.Any(char.IsLower));
}
