using System.Globalization;
using System.Text.RegularExpressions;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Timestamps of ISO 8601, from the year alone to fractions of a second.</summary>
internal static partial class IsoTimestamp
{
    /// <summary>Milliseconds since 1970-01-01T00:00Z; null when the text is no timestamp. Without a zone it is UTC.</summary>
    public static double? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var month = Number(match, "month", 1);
        var day = Number(match, "day", 1);
        var hour = Number(match, "hour", 0);
        if (month is < 1 or > 12 || day is < 1 or > 31 || hour > 24)
        {
            return null;
        }

        var time = (((hour * 60) + Number(match, "minute", 0)) * 60) + Number(match, "second", 0);
        if (time > 86_400)
        {
            return null;
        }

        var days = CivilDays.FromDate(Number(match, "year", 0), month, day);
        return (days * 86_400_000.0) + (time * 1000.0) + Milliseconds(match) - (ZoneMinutes(match) * 60_000.0);
    }

    private static int Number(Match match, string group, int standard) => match.Groups[group] is { Success: true } found
        ? int.Parse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture)
        : standard;

    private static int Milliseconds(Match match) => match.Groups["fraction"] is { Success: true } found
        ? int.Parse(found.Value.PadRight(3, '0')[..3], NumberStyles.None, CultureInfo.InvariantCulture)
        : 0;

    private static int ZoneMinutes(Match match)
    {
        var minutes = (Number(match, "zoneHour", 0) * 60) + Number(match, "zoneMinute", 0);
        return match.Groups["sign"].Value == "-" ? -minutes : minutes;
    }

    [GeneratedRegex(
        @"\A(?<year>[0-9]{4})(-(?<month>[01][0-9]))?(-(?<day>[0-3][0-9]))?"
        + @"(T(?<hour>[0-2][0-9]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9]))?(\.(?<fraction>[0-9]+))?"
        + @"((?<sign>[-+])(?<zoneHour>[0-2][0-9]):?(?<zoneMinute>[0-5][0-9])|Z)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
