using System.Globalization;

namespace Durable.Asl.Jsonata.Regexes;

/// <summary>What stands behind a backslash: a character, or a set of characters.</summary>
/// <param name="Character">The character, when it is one.</param>
/// <param name="Set">The members of the set as they stand inside brackets, or null.</param>
/// <param name="End">Where the pattern goes on.</param>
internal readonly record struct RegexEscape(char Character, string? Set, int End)
{
    private const string Digits = "0-9";
    private const string NoDigits = @"\u0000-/:-\uFFFF";
    private const string Words = "A-Za-z0-9_";
    private const string NoWords = @"\u0000-/:-@\u005B-\u005E`\u007B-\uFFFF";
    private const string Blanks =
        @"\u0009-\u000D\u0020\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    private const string NoBlanks =
        @"\u0000-\u0008\u000E-\u001F\u0021-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E"
        + @"\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF";

    /// <summary>Reads an escape.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="position">Offset of the character behind the backslash.</param>
    public static RegexEscape Read(string pattern, int position)
    {
        var letter = pattern[position];
        var set = letter switch
        {
            'd' => Digits,
            'D' => NoDigits,
            'w' => Words,
            'W' => NoWords,
            's' => Blanks,
            'S' => NoBlanks,
            _ => null,
        };
        return set is null ? ReadCharacter(pattern, position, letter) : new RegexEscape(default, set, position + 1);
    }

    private static RegexEscape ReadCharacter(string pattern, int position, char letter) => letter switch
    {
        't' => At('\t', position),
        'n' => At('\n', position),
        'v' => At('\v', position),
        'f' => At('\f', position),
        'r' => At('\r', position),
        'x' => Hex(pattern, position, 2),
        'u' => Hex(pattern, position, 4),
        'c' => Control(pattern, position),
        >= '0' and <= '7' => Octal(pattern, position),
        _ => At(letter, position),
    };

    private static RegexEscape At(char character, int position) => new(character, null, position + 1);

    // Without the digits that belong to it, the letter stands for itself.
    private static RegexEscape Hex(string pattern, int position, int length)
    {
        var digits = pattern.AsSpan(position + 1, Math.Min(length, pattern.Length - position - 1));
        return digits.Length == length
            && ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
                ? new RegexEscape((char)unit, null, position + 1 + length)
                : At(pattern[position], position);
    }

    // A control escape without a letter is a backslash followed by a c.
    private static RegexEscape Control(string pattern, int position)
    {
        var letter = position + 1 < pattern.Length ? pattern[position + 1] : '\0';
        return char.IsAsciiLetter(letter)
            ? new RegexEscape((char)(letter % 32), null, position + 2)
            : new RegexEscape('\\', null, position);
    }

    private static RegexEscape Octal(string pattern, int position)
    {
        var value = 0;
        var end = position;
        while (end < pattern.Length && end < position + 3 && pattern[end] is >= '0' and <= '7')
        {
            var next = (value * 8) + pattern[end] - '0';
            if (next > 255)
            {
                break;
            }

            value = next;
            end++;
        }

        return new RegexEscape((char)value, null, end);
    }
}
