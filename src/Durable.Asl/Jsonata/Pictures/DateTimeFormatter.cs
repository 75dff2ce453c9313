using System.Globalization;
using System.Text;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Writes instants by pictures.</summary>
internal sealed class DateTimeFormatter
{
    private readonly CalendarFields _fields;
    private readonly int _offset;

    private DateTimeFormatter(double milliseconds, int offset)
    {
        var shifted = Math.Truncate(milliseconds) + (offset * 60_000.0);
        if (!(Math.Abs(shifted) <= CalendarFields.MaxMilliseconds))
        {
            throw new JsonataException("D1001").With("value", milliseconds);
        }

        _fields = new CalendarFields((long)shifted);
        _offset = offset;
    }

    /// <summary>Writes an instant.</summary>
    /// <param name="milliseconds">Milliseconds since 1970-01-01T00:00Z.</param>
    /// <param name="picture">How it is written.</param>
    /// <param name="zone">Offset from UTC as <c>±hhmm</c>, or null for UTC.</param>
    public static string Format(double milliseconds, DateTimePicture picture, string? zone)
    {
        var formatter = new DateTimeFormatter(milliseconds, zone is null ? 0 : Minutes(zone));
        var text = new StringBuilder();
        foreach (var part in picture.Parts)
        {
            text.Append(part.Literal ?? formatter.Component(part));
        }

        return text.ToString();
    }

    private static int Minutes(string zone)
    {
        var number = IntegerParser.LeadingInteger(zone);
        var offset = double.IsNaN(number) ? 0 : (int)Math.Clamp(number, -9999, 9999);
        return (offset / 100 * 60) + (offset % 100);
    }

    private string Component(DateTimePart part) => part.Component switch
    {
        'Z' or 'z' => Zone(part),
        'P' => part.Names == PictureCase.Upper ? HalfDay().ToUpperInvariant() : HalfDay(),
        'C' or 'E' => "ISO",
        _ when part.Names is { } names => Name(part, names),
        'Y' when part.YearDigits is { } digits => Number(_fields.Year % Math.Pow(10, digits), part),
        _ => Number(CalendarNames.Field(_fields, part.Component), part),
    };

    private static string Number(double value, DateTimePart part) =>
        IntegerFormatter.Format(value, part.Integer ?? IntegerPicture.Parse("1"));

    private string HalfDay() => _fields.Hour >= 12 ? "pm" : "am";

    private string Name(DateTimePart part, PictureCase names)
    {
        var name = part.Component switch
        {
            'M' => CalendarNames.Months[_fields.Month - 1],
            'x' => CalendarNames.Months[_fields.MonthOfWeek - 1],
            'F' => CalendarNames.Days[_fields.DayOfWeek - 1],
            _ => throw new JsonataException("D3133").With("value", part.Component.ToString()),
        };
        var cased = names switch
        {
            PictureCase.Upper => name.ToUpperInvariant(),
            PictureCase.Lower => name.ToLowerInvariant(),
            _ => name,
        };
        return part.MaxWidth < cased.Length ? cased[..part.MaxWidth.Value] : cased;
    }

    private string Zone(DateTimePart part)
    {
        if (_offset == 0 && part.Modifier == 't')
        {
            return "Z";
        }

        var sign = _offset >= 0 ? "+" : "";
        return (part.Component == 'z' ? "GMT" : "") + sign + ZoneDigits(part);
    }

    private string ZoneDigits(DateTimePart part)
    {
        var picture = part.Integer ?? IntegerPicture.Parse("01:01");
        var hours = _offset / 60;
        var minutes = _offset % 60;
        if (picture.IsRegular || picture.MandatoryDigits is 3 or 4)
        {
            return IntegerFormatter.Format((hours * 100) + minutes, picture);
        }

        if (picture.Form != IntegerForm.Decimal || picture.MandatoryDigits is not (1 or 2))
        {
            throw new JsonataException("D3134").With("value", picture.MandatoryDigits);
        }

        // Half an hour west has no hours that could carry the sign.
        var whole = (_offset < 0 && hours == 0 ? "-" : "") + IntegerFormatter.Format(hours, picture);
        return minutes == 0
            ? whole
            : string.Create(CultureInfo.InvariantCulture, $"{whole}:{Math.Abs(minutes):00}");
    }
}

/// <summary>Names and numbers of components.</summary>
internal static class CalendarNames
{
    public static IReadOnlyList<string> Months { get; } =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];

    public static IReadOnlyList<string> Days { get; } =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static double Field(CalendarFields fields, char component) => component switch
    {
        'Y' => fields.Year,
        'M' => fields.Month,
        'D' => fields.DayOfMonth,
        'd' => fields.DayOfYear,
        'F' => fields.DayOfWeek,
        'W' => fields.WeekOfYear,
        'w' => fields.WeekOfMonth,
        'X' => fields.YearOfWeek,
        'x' => fields.MonthOfWeek,
        'H' => fields.Hour,
        'h' => fields.Hour % 12 == 0 ? 12 : fields.Hour % 12,
        'm' => fields.Minute,
        's' => fields.Second,
        _ => fields.Millisecond,
    };
}
