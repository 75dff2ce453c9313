using System.Text;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Writes integers by pictures.</summary>
internal static class IntegerFormatter
{
    private const double LongestRoman = 1e9;

    public static string Format(double value, IntegerPicture picture)
    {
        if (!double.IsFinite(value))
        {
            throw new JsonataException("D1001").With("value", value);
        }

        var size = Math.Abs(value);
        var text = picture.Form switch
        {
            IntegerForm.Letters => Cased(Letters(size), picture.Case),
            IntegerForm.Roman => Cased(Roman(size), picture.Case),
            IntegerForm.Words => Cased(NumberWords.Format(size, picture.IsOrdinal), picture.Case),
            IntegerForm.Decimal => Decimal(size, picture),
            _ => throw new JsonataException("D3130").With("value", picture.Token),
        };
        return value < 0 ? "-" + text : text;
    }

    private static string Cased(string text, PictureCase letterCase) => letterCase switch
    {
        PictureCase.Upper => text.ToUpperInvariant(),
        PictureCase.Lower => text.ToLowerInvariant(),
        _ => text,
    };

    private static string Letters(double value)
    {
        var letters = new StringBuilder();
        for (var rest = value; rest > 0; rest = Math.Floor((rest - 1) / 26))
        {
            letters.Insert(0, (char)('a' + (int)((rest - 1) % 26)));
        }

        return letters.ToString();
    }

    private static string Roman(double value)
    {
        if (value > LongestRoman)
        {
            throw new JsonataException("D2015").With("value", LongestRoman / 1000);
        }

        var text = new StringBuilder();
        var rest = value;
        foreach (var (size, numeral) in RomanNumerals.Table)
        {
            for (; rest >= size; rest -= size)
            {
                text.Append(numeral);
            }
        }

        return text.ToString();
    }

    private static string Decimal(double value, IntegerPicture picture)
    {
        var digits = NumberText.Format(value).PadLeft(picture.MandatoryDigits, '0');
        if (picture.Zero != '0')
        {
            digits = string.Concat(digits.Select(digit => (char)(digit + picture.Zero - '0')));
        }

        var text = picture.IsRegular ? Repeat(digits, picture.Grouping[0]) : Place(digits, picture.Grouping);
        return picture.IsOrdinal ? text + OrdinalEnding(text) : text;
    }

    private static string Repeat(string digits, GroupingSign sign)
    {
        var text = new StringBuilder(digits);
        for (var position = digits.Length - sign.Position; position > 0; position -= sign.Position)
        {
            text.Insert(position, sign.Sign);
        }

        return text.ToString();
    }

    private static string Place(string digits, IReadOnlyList<GroupingSign> signs)
    {
        var text = new StringBuilder(digits);
        foreach (var sign in signs)
        {
            if (sign.Position <= digits.Length)
            {
                text.Insert(digits.Length - sign.Position, sign.Sign);
            }
        }

        return text.ToString();
    }

    private static string OrdinalEnding(string text) => text switch
    {
        [.., '1', _] => "th",
        [.., '1'] => "st",
        [.., '2'] => "nd",
        [.., '3'] => "rd",
        _ => "th",
    };
}
