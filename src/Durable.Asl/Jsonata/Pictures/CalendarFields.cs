namespace Durable.Asl.Jsonata.Pictures;

/// <summary>The fields of an instant by the calendar of ISO 8601, in UTC, for any year.</summary>
internal readonly record struct CalendarFields
{
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>The farthest that an instant may lie from 1970, in milliseconds, as ECMAScript limits it.</summary>
    public const double MaxMilliseconds = 8.64e15;

    public CalendarFields(long milliseconds)
    {
        Day = (long)Math.Floor((double)milliseconds / MillisecondsPerDay);
        Time = (int)(milliseconds - (Day * MillisecondsPerDay));
        (Year, Month, DayOfMonth) = CivilDays.ToDate(Day);
    }

    /// <summary>Days since 1970-01-01.</summary>
    public long Day { get; }

    /// <summary>Milliseconds since midnight.</summary>
    public int Time { get; }

    public int Year { get; }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    public int DayOfMonth { get; }

    /// <summary>Monday is 1, Sunday 7.</summary>
    public int DayOfWeek => CivilDays.DayOfWeek(Day);

    public int DayOfYear => (int)(Day - CivilDays.FromDate(Year, 1, 1)) + 1;

    public int Hour => Time / 3_600_000;

    public int Minute => Time / 60_000 % 60;

    public int Second => Time / 1000 % 60;

    public int Millisecond => Time % 1000;

    /// <summary>Week of the year: the first is the one with the first Thursday.</summary>
    public int WeekOfYear
    {
        get
        {
            var week = WeeksFrom(CivilDays.FirstWeek(Year, 1));
            if (week > 52 && Day >= CivilDays.FirstWeek(Year + 1, 1))
            {
                return 1;
            }

            return week < 1 ? WeeksFrom(CivilDays.FirstWeek(Year - 1, 1)) : week;
        }
    }

    /// <summary>Week of the month: the first is the one with the month's first Thursday.</summary>
    public int WeekOfMonth
    {
        get
        {
            var week = WeeksFrom(CivilDays.FirstWeek(Year, Month));
            if (week > 4 && Day >= CivilDays.FirstWeek(Year, Month + 1))
            {
                return 1;
            }

            return week < 1 ? WeeksFrom(CivilDays.FirstWeek(Year, Month - 1)) : week;
        }
    }

    /// <summary>The year that the week belongs to.</summary>
    public int YearOfWeek =>
        Day < CivilDays.FirstWeek(Year, 1) ? Year - 1 : Day >= CivilDays.FirstWeek(Year + 1, 1) ? Year + 1 : Year;

    /// <summary>The month that the week belongs to.</summary>
    public int MonthOfWeek
    {
        get
        {
            if (Day < CivilDays.FirstWeek(Year, Month))
            {
                return Month == 1 ? 12 : Month - 1;
            }

            var isNext = Day >= CivilDays.FirstWeek(Year, Month + 1);
            return isNext ? (Month % 12) + 1 : Month;
        }
    }

    private int WeeksFrom(long start) => (int)Math.Floor((Day - start) / 7.0) + 1;
}

/// <summary>Dates and day numbers.</summary>
internal static class CivilDays
{
    private const int DaysPerEra = 146_097;

    /// <summary>Days since 1970-01-01. The month may be 0 or 13, for the neighbouring year.</summary>
    public static long FromDate(long year, int month, int day)
    {
        // Years begin in March here, so that the leap day comes last.
        var shifted = month + 9;
        var y = year - 1 + Math.DivRem(shifted, 12, out var fromMarch);
        var era = (long)Math.Floor(y / 400.0);
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * fromMarch) + 2) / 5) + day - 1;
        return (era * DaysPerEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    public static (int Year, int Month, int Day) ToDate(long days)
    {
        var shifted = days + 719_468;
        var era = (long)Math.Floor((double)shifted / DaysPerEra);
        var dayOfEra = (int)(shifted - (era * DaysPerEra));
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var fromMarch = ((5 * dayOfYear) + 2) / 153;
        var month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return ((int)year, month, dayOfYear - (((153 * fromMarch) + 2) / 5) + 1);
    }

    public static int DayOfWeek(long day) => (int)(((((day + 3) % 7) + 7) % 7) + 1);

    /// <summary>The Monday of the week with the first Thursday of a month.</summary>
    public static long FirstWeek(int year, int month)
    {
        var first = FromDate(year, month, 1);
        var weekday = DayOfWeek(first);
        return weekday > 4 ? first + 8 - weekday : first - weekday + 1;
    }
}
