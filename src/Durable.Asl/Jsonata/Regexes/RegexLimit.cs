namespace Durable.Asl.Jsonata.Regexes;

/// <summary>The time that a single match may take.</summary>
internal static class RegexLimit
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public static TimeSpan Of(JsonataLimits limits) =>
        limits.TimeLimit < Shortest ? Shortest : limits.TimeLimit > Longest ? Longest : limits.TimeLimit;
}
