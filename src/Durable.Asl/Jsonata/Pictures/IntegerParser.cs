using System.Globalization;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Reads integers by pictures. What is no number by the picture gives NaN.</summary>
internal static class IntegerParser
{
    public static double Parse(string text, IntegerPicture picture) => picture.Form switch
    {
        IntegerForm.Letters => Letters(text, picture.Case == PictureCase.Upper ? 'A' : 'a'),
        IntegerForm.Roman => RomanNumerals.Parse(picture.Case == PictureCase.Upper ? text : text.ToUpperInvariant()),
        IntegerForm.Words => NumberWords.Parse(text.ToLowerInvariant()),
        IntegerForm.Decimal => Decimal(text, picture),
        _ => throw new JsonataException("D3130").With("value", picture.Token),
    };

    /// <summary>The integer at the start of a text, as <c>parseInt</c> of ECMAScript reads it.</summary>
    public static double LeadingInteger(string text)
    {
        var digits = text.AsSpan().TrimStart();
        var sign = digits.Length > 0 && digits[0] is '+' or '-' ? 1 : 0;
        var end = sign;
        while (end < digits.Length && char.IsAsciiDigit(digits[end]))
        {
            end++;
        }

        return end == sign
            ? double.NaN
            : double.Parse(digits[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static double Letters(string text, char first)
    {
        var number = 0.0;
        for (var place = 0; place < text.Length; place++)
        {
            number += (text[^(place + 1)] - first + 1) * Math.Pow(26, place);
        }

        return number;
    }

    private static double Decimal(string text, IntegerPicture picture)
    {
        var digits = picture.IsOrdinal ? text[..Math.Max(0, text.Length - 2)] : text;
        if (picture.IsRegular)
        {
            digits = digits.Replace(",", "", StringComparison.Ordinal);
        }
        else
        {
            foreach (var sign in picture.Grouping)
            {
                digits = digits.Replace(sign.Sign, "", StringComparison.Ordinal);
            }
        }

        return LeadingInteger(string.Concat(digits.Select(digit => (char)(digit - picture.Zero + '0'))));
    }
}
