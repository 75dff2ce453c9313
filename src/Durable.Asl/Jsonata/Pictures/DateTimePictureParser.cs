namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Reads pictures for dates and times: text with markers such as <c>[Y0001]</c> or <c>[MNn,3-3]</c>.</summary>
internal static class DateTimePictureParser
{
    private const string Components = "YMDdFWwXxHhPmsfZzCE";
    private const string Numbers = "YMDdFWwXxHhmsf";

    public static DateTimePicture Parse(string picture)
    {
        var parts = new List<DateTimePart>();
        var start = 0;
        for (var position = 0; position < picture.Length;)
        {
            if (picture[position] != '[')
            {
                position++;
                continue;
            }

            AddLiteral(picture[start..position], parts);
            position = picture.AsSpan(position).StartsWith("[[")
                ? AddBracket(position, parts)
                : AddMarker(picture, position, parts);
            start = position;
        }

        AddLiteral(picture[start..], parts);
        return new DateTimePicture(parts);
    }

    private static void AddLiteral(string text, List<DateTimePart> parts)
    {
        if (text.Length > 0)
        {
            parts.Add(new DateTimePart { Literal = text.Replace("]]", "]", StringComparison.Ordinal) });
        }
    }

    private static int AddBracket(int position, List<DateTimePart> parts)
    {
        parts.Add(new DateTimePart { Literal = "[" });
        return position + 2;
    }

    private static int AddMarker(string picture, int position, List<DateTimePart> parts)
    {
        var end = picture.IndexOf(']', position);
        if (end < 0)
        {
            throw new JsonataException("D3135");
        }

        var marker = string.Concat(picture[(position + 1)..end].Where(sign => !char.IsWhiteSpace(sign)));
        var part = Marker(marker);
        if (part.Integer is not null && Numbers.Contains(part.Component, StringComparison.Ordinal))
        {
            FixDigitsOfPrevious(parts);
        }

        parts.Add(part);
        return end + 1;
    }

    // Of two numbers side by side, the first can only be read if its length is known.
    private static void FixDigitsOfPrevious(List<DateTimePart> parts)
    {
        if (parts is [.., { Integer: { } previous }])
        {
            var digits = previous.Form == IntegerForm.Decimal ? previous.MandatoryDigits : (int?)null;
            parts[^1] = parts[^1] with { Integer = previous with { ParsedDigits = digits } };
        }
    }

    private static DateTimePart Marker(string marker)
    {
        var component = marker.Length > 0 ? marker[0] : '\0';
        var comma = marker.LastIndexOf(',');
        var width = MarkerWidth.Parse(comma < 0 ? "" : marker[(comma + 1)..]);
        if (component == '\0' || !Components.Contains(component, StringComparison.Ordinal))
        {
            throw new JsonataException("D3132").With("value", marker[..Math.Min(1, marker.Length)]);
        }

        var presentation = comma < 0 ? marker[1..] : marker[1..Math.Max(1, comma)];
        var hasModifier = presentation.Length > 1 && presentation[^1] is 'a' or 't' or 'c' or 'o';
        var modifier = hasModifier ? presentation[^1] : '\0';
        var first = presentation.Length == 0 ? Default(component) : hasModifier ? presentation[..^1] : presentation;
        var part = new DateTimePart { Component = component, Modifier = modifier, MaxWidth = width.Max };
        if (component is 'Z' or 'z')
        {
            return part with { Integer = IntegerPicture.Parse(first) };
        }

        return first[0] switch
        {
            'n' => part with { Names = PictureCase.Lower },
            'N' => part with { Names = first.Length > 1 && first[1] == 'n' ? PictureCase.Title : PictureCase.Upper },
            _ => WithNumber(part, first, width),
        };
    }

    private static DateTimePart WithNumber(DateTimePart part, string presentation, MarkerWidth width)
    {
        if (!Numbers.Contains(part.Component, StringComparison.Ordinal))
        {
            return part;
        }

        var picture = IntegerPicture.Parse(part.Modifier == '\0' ? presentation : $"{presentation};{part.Modifier}");
        if (picture.Form == IntegerForm.Decimal && width.Min > picture.MandatoryDigits)
        {
            picture = picture with { MandatoryDigits = width.Min.Value };
        }

        return part.Component == 'Y' ? WithYear(part, picture, width) : part with { Integer = picture };
    }

    private static DateTimePart WithYear(DateTimePart part, IntegerPicture picture, MarkerWidth width)
    {
        if (width.Max is { } most)
        {
            return part with { YearDigits = most, Integer = picture with { MandatoryDigits = most } };
        }

        var digits = picture.MandatoryDigits + picture.OptionalDigits;
        return part with { YearDigits = digits >= 2 ? digits : null, Integer = picture };
    }

    private static string Default(char component) => component switch
    {
        'F' or 'P' or 'C' or 'E' => "n",
        'm' or 's' => "01",
        'Z' or 'z' => "01:01",
        _ => "1",
    };
}

/// <summary>The width modifier of a marker; a missing bound, or <c>*</c>, is none.</summary>
internal readonly record struct MarkerWidth(int? Min, int? Max)
{
    private const int Widest = 10_000;

    public static MarkerWidth Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? new(Bound(text), null) : new(Bound(text[..dash]), Bound(text[(dash + 1)..]));
    }

    private static int? Bound(string text) => IntegerParser.LeadingInteger(text) switch
    {
        double.NaN => null,
        var number => (int)Math.Clamp(number, 0, Widest),
    };
}
