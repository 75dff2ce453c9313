namespace Durable.Runtime;

/// <summary>Delays are recorded in whole seconds, rounded up, at least one and at most a year.</summary>
internal static class WholeSeconds
{
    /// <summary>The longest wait or delay: 366 days.</summary>
    public const int Longest = 31_622_400;

    public static TimeSpan AtLeastOne(double seconds) => TimeSpan.FromSeconds(Clamp(seconds));

    public static int Of(TimeSpan delay) => Clamp(delay.TotalSeconds);

    private static int Clamp(double seconds) =>
        seconds >= Longest ? Longest : Math.Max(1, (int)Math.Ceiling(double.IsNaN(seconds) ? 1 : seconds));
}
