using System.Globalization;

namespace Durable.Asl;

/// <summary>Timestamps as the service reads and writes them.</summary>
/// <remarks>
/// The form is strict: <c>2026-03-14T01:59:00Z</c>, with a capital <c>T</c> and <c>Z</c>, seconds, up to nine digits
/// of a fraction, and <c>Z</c> or an offset <c>±hh:mm</c> of at most 18 hours.
/// </remarks>
public static class Rfc3339
{
    private const int ShortestLength = 20;
    private const int TimeEnd = 19;
    private const int MaxFractionDigits = 9;
    private const int MaxOffsetHours = 18;
    private const int SecondsPerDay = 86_400;

    /// <summary>Whether a text is a timestamp.</summary>
    /// <param name="text">The text.</param>
    /// <returns>False also for null.</returns>
    public static bool IsValid(string? text) => TryParse(text, out Instant _);

    /// <summary>Reads a timestamp.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The moment in UTC, cut to ticks of 100 nanoseconds.</param>
    /// <returns>Whether the text is a timestamp.</returns>
    public static bool TryParse(string? text, out DateTimeOffset value)
    {
        var isValid = TryParse(text, out Instant instant);
        value = isValid ? instant.ToDateTimeOffset() : default;
        return isValid;
    }

    /// <summary>Reads a timestamp that is known to be one, such as a constant of generated code.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The moment in UTC, cut to ticks of 100 nanoseconds.</returns>
    /// <exception cref="FormatException">The text is no timestamp.</exception>
    public static DateTimeOffset Parse(string text) => TryParse(text, out DateTimeOffset value)
        ? value
        : throw new FormatException($"'{text}' is no RFC 3339 timestamp such as 2026-03-14T01:59:00Z.");

    /// <summary>Writes a moment as the service does in the context object: UTC, milliseconds, <c>Z</c>.</summary>
    /// <param name="value">The moment.</param>
    /// <returns>Such as <c>2026-03-14T01:59:00.000Z</c>.</returns>
    public static string Format(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static bool TryParse(ReadOnlySpan<char> text, out Instant instant)
    {
        instant = default;
        if (text.Length < ShortestLength
            || !HasSeparators(text)
            || !TryReadDate(text, out var days)
            || !TryReadTime(text, out var seconds)
            || !TryReadFraction(text[TimeEnd..], out var nanoseconds, out var rest)
            || !TryReadOffset(rest, out var offset))
        {
            return false;
        }

        instant = new Instant((days * SecondsPerDay) + seconds - offset, nanoseconds);
        return true;
    }

    private static bool HasSeparators(ReadOnlySpan<char> text) =>
        text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';

    private static bool TryReadDate(ReadOnlySpan<char> text, out long days)
    {
        days = 0;
        if (!TryReadDigits(text[..4], out var year)
            || !TryReadDigits(text[5..7], out var month)
            || !TryReadDigits(text[8..10], out var day)
            || month is < 1 or > 12
            || day < 1
            || day > DaysInMonth(year, month))
        {
            return false;
        }

        days = DaysSince1970(year, month, day);
        return true;
    }

    private static bool TryReadTime(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (!TryReadDigits(text[11..13], out var hour)
            || !TryReadDigits(text[14..16], out var minute)
            || !TryReadDigits(text[17..19], out var second)
            || hour > 23
            || minute > 59
            || second > 59)
        {
            return false;
        }

        seconds = (((hour * 60) + minute) * 60) + second;
        return true;
    }

    private static bool TryReadFraction(ReadOnlySpan<char> text, out int nanoseconds, out ReadOnlySpan<char> rest)
    {
        nanoseconds = 0;
        rest = text;
        if (text.IsEmpty || text[0] != '.')
        {
            return true;
        }

        var end = text[1..].IndexOfAnyExceptInRange('0', '9') + 1;
        if (end is < 2 or > MaxFractionDigits + 1)
        {
            return false;
        }

        for (var digit = 1; digit <= MaxFractionDigits; digit++)
        {
            nanoseconds = (nanoseconds * 10) + (digit < end ? text[digit] - '0' : 0);
        }

        rest = text[end..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length != 6
            || text[0] is not ('+' or '-')
            || text[3] != ':'
            || !TryReadDigits(text[1..3], out var hours)
            || !TryReadDigits(text[4..6], out var minutes)
            || minutes > 59
            || (hours * 60) + minutes > MaxOffsetHours * 60)
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * 60 * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static int DaysInMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>
    /// The proleptic Gregorian calendar, with years that begin in March so that the leap day comes last; the year 0
    /// is legal in RFC 3339 and not in <see cref="DateTime"/>.
    /// </summary>
    private static long DaysSince1970(int year, int month, int day)
    {
        const int daysPerEra = 146_097;
        const int daysBefore1970 = 719_468;
        var marchYear = month <= 2 ? year - 1 : year;
        var era = Math.DivRem(marchYear + 400, 400).Quotient - 1;
        var yearOfEra = marchYear - (era * 400);
        var dayOfYear = (((153 * ((month + 9) % 12)) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return ((long)era * daysPerEra) + dayOfEra - daysBefore1970;
    }
}
