namespace Durable.Asl.Jsonata.Pictures;

/// <summary>
/// Timestamps of ISO 8601, from the year alone to fractions of a second:
/// <c>YYYY[-MM[-DD]][Thh:mm:ss][.f][Z|±hh:mm|±hhmm]</c>. Read by hand, because this is what expressions do most with
/// time.
/// </summary>
internal ref struct IsoTimestamp
{
    private ReadOnlySpan<char> _rest;

    private IsoTimestamp(string text) => _rest = text;

    /// <summary>Milliseconds since 1970-01-01T00:00Z; null when the text is no timestamp. Without a zone it is
    /// UTC.</summary>
    public static double? Parse(string text) => new IsoTimestamp(text).Parse();

    private double? Parse()
    {
        if (Digits(4) is not { } year)
        {
            return null;
        }

        var month = Skip('-') ? Digits(2) : 1;
        var day = Skip('-') ? Digits(2) : 1;
        var time = Skip('T') ? Time() : 0;
        var fraction = Skip('.') ? Fraction() : 0;
        var zone = Zone();
        if (month is not (>= 1 and <= 12) || day is not (>= 1 and <= 31) || !_rest.IsEmpty)
        {
            return null;
        }

        var days = CivilDays.FromDate(year, month.Value, day.Value);
        return (days * 86_400_000.0) + (time * 1000.0) + fraction - (zone * 60_000.0);
    }

    private int? Time()
    {
        var hour = Digits(2);
        var minute = Skip(':') ? Digits(2) : null;
        var second = Skip(':') ? Digits(2) : null;
        var isTime = hour is <= 24 && minute is < 60 && second is < 60;
        var seconds = (((hour * 60) + minute) * 60) + second;
        return isTime && seconds <= 86_400 ? seconds : null;
    }

    // Whole milliseconds; further digits are cut.
    private int? Fraction()
    {
        var count = 0;
        var value = 0;
        while (count < _rest.Length && char.IsAsciiDigit(_rest[count]))
        {
            value = count < 3 ? (value * 10) + _rest[count] - '0' : value;
            count++;
        }

        _rest = _rest[count..];
        return count switch
        {
            0 => null,
            1 => value * 100,
            2 => value * 10,
            _ => value,
        };
    }

    private int? Zone()
    {
        if (_rest.IsEmpty || Skip('Z'))
        {
            return 0;
        }

        var isWest = Skip('-');
        var hour = isWest || Skip('+') ? Digits(2) : null;
        Skip(':');
        var minute = Digits(2);
        var offset = hour is < 30 && minute is < 60 ? (hour * 60) + minute : null;
        return isWest ? -offset : offset;
    }

    private int? Digits(int count)
    {
        if (_rest.Length < count)
        {
            return null;
        }

        var value = 0;
        foreach (var digit in _rest[..count])
        {
            if (!char.IsAsciiDigit(digit))
            {
                return null;
            }

            value = (value * 10) + digit - '0';
        }

        _rest = _rest[count..];
        return value;
    }

    private bool Skip(char sign)
    {
        if (_rest.IsEmpty || _rest[0] != sign)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }
}
