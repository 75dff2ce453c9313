namespace Durable.Asl;

/// <summary>A moment with the precision of the service: seconds since 1970 and nanoseconds within the second.</summary>
internal readonly record struct Instant(long Seconds, int Nanoseconds) : IComparable<Instant>
{
    private const int NanosecondsPerTick = 100;

    public int CompareTo(Instant other) => Seconds != other.Seconds
        ? Seconds.CompareTo(other.Seconds)
        : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The moment in UTC; one outside the years 1 to 9999 becomes the nearest inside.</summary>
    public DateTimeOffset ToDateTimeOffset()
    {
        if (Seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds())
        {
            return DateTimeOffset.MinValue;
        }

        return Seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.MaxValue
            : DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanoseconds / NanosecondsPerTick);
    }
}
