using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>
/// Puts an instant together from the components that a text gave. Larger components than those given are taken from the
/// time of the evaluation, smaller ones start from their least value, and none may be missing in between.
/// </summary>
internal sealed class DateTimeAssembly(Evaluation evaluation)
{
    private readonly Dictionary<char, double> _given = [];
    private bool _isEmpty = true;

    public void Set(char component, double? value)
    {
        _isEmpty = false;
        if (value is { } number)
        {
            _given[component] = number;
        }
        else
        {
            _given.Remove(component);
        }
    }

    /// <summary>The instant in milliseconds; null when the picture had no component.</summary>
    public double? ToMilliseconds()
    {
        if (_isEmpty)
        {
            return null;
        }

        // A component with the value zero does not speak for a form, as in the reference.
        var isDayOfYear = !Uses("YMD", among: "YXMxWwdD") && Uses("Yd", among: "YXMxWwdD");
        var isHalfDay = !Uses("Hmsf", among: "PHhmsf") && Uses("Phmsf", among: "PHhmsf");
        if (Uses("XxwF", among: "YXMxWwdD") || Uses("XW", among: "YXMxWwdD"))
        {
            Complete(isHalfDay ? "XWFPhmsf" : "XWFHmsf");
            throw new JsonataException("D3136");
        }

        Complete((isDayOfYear ? "YD" : "YMD") + (isHalfDay ? "Phmsf" : "Hmsf"));
        return (Day(isDayOfYear) * 86_400_000) + Time(isHalfDay) - (ZoneMinutes() * 60_000);
    }

    private bool Uses(string form, string among)
    {
        var set = among.Where(component => _given.GetValueOrDefault(component) is not 0 and not double.NaN).ToList();
        return set.Count > 0 && set.TrueForAll(component => form.Contains(component, StringComparison.Ordinal));
    }

    private void Complete(string components)
    {
        var hasStarted = false;
        var hasEnded = false;
        foreach (var component in components)
        {
            if (!_given.ContainsKey(component))
            {
                _given[component] = hasStarted ? (component is 'M' or 'D' or 'd' ? 1 : 0) : Now(component);
                hasEnded = hasStarted;
            }
            else if (hasEnded)
            {
                throw new JsonataException("D3136");
            }
            else
            {
                hasStarted = true;
            }
        }
    }

    private double Now(char component)
    {
        var fields = new CalendarFields(evaluation.Now.ToUnixTimeMilliseconds());
        return component == 'P' ? 0 : CalendarNames.Field(fields, component);
    }

    private double Day(bool isDayOfYear)
    {
        var year = Whole('Y');
        year += year is >= 0 and <= 99 ? 1900 : 0;
        if (!(Math.Abs(year) < 300_000))
        {
            throw new JsonataException("D1001").With("value", year);
        }

        if (isDayOfYear)
        {
            return CivilDays.FromDate((long)year, 1, 1) + Whole('d') - 1;
        }

        var months = Math.Max(0, Whole('M') - 1);
        var later = Math.Floor(months / 12);
        return CivilDays.FromDate((long)(year + later), (int)(months % 12) + 1, 1) + Whole('D') - 1;
    }

    private double Time(bool isHalfDay)
    {
        var hours = Whole('H');
        if (isHalfDay)
        {
            hours = (Whole('h') == 12 ? 0 : Whole('h')) + (Whole('P') == 1 ? 12 : 0);
        }

        return (hours * 3_600_000) + (Whole('m') * 60_000) + (Whole('s') * 1000) + Whole('f');
    }

    private double ZoneMinutes() =>
        _given.GetValueOrDefault('Z') is var zone and not 0 ? zone : _given.GetValueOrDefault('z');

    private double Whole(char component) => Math.Truncate(_given.GetValueOrDefault(component));
}
