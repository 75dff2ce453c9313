using System.Text;
using System.Text.RegularExpressions;
using Durable.Asl.Jsonata.Regexes;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>
/// Reads instants by pictures. The picture becomes a regular expression with a group for each marker; what the groups
/// hold is put together by <see cref="DateTimeAssembly"/>.
/// </summary>
internal static class DateTimeParser
{
    /// <summary>Milliseconds since 1970-01-01T00:00Z; null when the text does not fit the picture.</summary>
    public static double? Parse(string text, DateTimePicture picture, Evaluation evaluation)
    {
        var pattern = new StringBuilder(@"\A");
        foreach (var part in picture.Parts)
        {
            pattern.Append('(').Append(Pattern(part)).Append(')');
        }

        var match = Match(pattern.Append(@"\z").ToString(), text, evaluation);
        if (!match.Success)
        {
            return null;
        }

        var components = new DateTimeAssembly(evaluation);
        for (var index = 0; index < picture.Parts.Count; index++)
        {
            var part = picture.Parts[index];
            if (part.Literal is null)
            {
                components.Set(part.Component, Read(match.Groups[index + 1].Value, part));
            }
        }

        return components.ToMilliseconds();
    }

    private static Match Match(string pattern, string text, Evaluation evaluation)
    {
        const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
        try
        {
            return Regex.Match(text, pattern, Options, RegexLimit.Of(evaluation.Limits));
        }
        catch (RegexMatchTimeoutException)
        {
            throw evaluation.Timeout();
        }
    }

    private static string Pattern(DateTimePart part)
    {
        if (part.Literal is not null)
        {
            return Regex.Escape(part.Literal);
        }

        return part.Component switch
        {
            'Z' => ZonePattern(part),
            'z' => "GMT" + ZonePattern(part),
            'f' => "[0-9]+",
            _ => part.Integer is null ? NamePattern(part) : IntegerPattern(part.Integer),
        };
    }

    private static string ZonePattern(DateTimePart part) => ZoneSeparator(part) is { } separator
        ? $"[-+][0-9]+{Regex.Escape(separator)}[0-9]+"
        : "[-+][0-9]+";

    private static string? ZoneSeparator(DateTimePart part) =>
        part.Integer is { IsRegular: true } picture ? picture.Grouping[0].Sign : null;

    private static string NamePattern(DateTimePart part) => part.Component is 'M' or 'x' or 'F' or 'P'
        ? "[a-zA-Z]+"
        : throw new JsonataException("D3133").With("value", part.Component.ToString());

    private static string IntegerPattern(IntegerPicture picture) => picture.Form switch
    {
        IntegerForm.Letters => "[A-Z]+",
        IntegerForm.Roman => "[MDCLXVI]+",
        IntegerForm.Words => $"(?:{string.Join('|', NumberWords.All)}|and|[-, ])+",
        IntegerForm.Decimal => DigitPattern(picture),
        _ => throw new JsonataException("D3130").With("value", picture.Token),
    };

    private static string DigitPattern(IntegerPicture picture)
    {
        var digits = picture.ParsedDigits is { } count and > 0 ? $"[0-9]{{{count}}}" : "[0-9]+";
        return picture.IsOrdinal ? digits + "(?:th|st|nd|rd)" : digits;
    }

    private static double? Read(string text, DateTimePart part) => part.Component switch
    {
        'Z' => ZoneMinutes(text, part),
        'z' => ZoneMinutes(text[3..], part),
        'f' => Fraction(text),
        _ => part.Integer is null ? NameNumber(text, part) : IntegerParser.Parse(text, part.Integer),
    };

    // The first three digits, taken as a binary fraction: that is what decides about the last millisecond.
    private static double Fraction(string digits)
    {
        var used = digits[..Math.Min(3, digits.Length)];
        return IntegerParser.LeadingInteger(used) / Math.Pow(10, used.Length) * 1000;
    }

    private static double ZoneMinutes(string text, DateTimePart part)
    {
        var digits = text[1..];
        var separator = ZoneSeparator(part);
        var split = separator is not null
            ? digits.IndexOf(separator, StringComparison.Ordinal)
            : digits.Length <= 2 ? digits.Length : 2;
        var rest = digits[Math.Min(digits.Length, split + (separator?.Length ?? 0))..];
        var minutes = rest.Length == 0 ? 0 : IntegerParser.LeadingInteger(rest);
        var offset = (IntegerParser.LeadingInteger(digits[..split]) * 60) + minutes;
        return text[0] == '-' ? -offset : offset;
    }

    private static double? NameNumber(string text, DateTimePart part)
    {
        if (part.Component == 'P')
        {
            return text switch
            {
                "am" or "AM" => 0,
                "pm" or "PM" => 1,
                _ => null,
            };
        }

        var names = part.Component == 'F' ? CalendarNames.Days : CalendarNames.Months;
        for (var index = 0; index < names.Count; index++)
        {
            var name = part.MaxWidth is { } width and > 0 && width < names[index].Length
                ? names[index][..width]
                : names[index];
            if (name == text)
            {
                return index + 1;
            }
        }

        return null;
    }
}
