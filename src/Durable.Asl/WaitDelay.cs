namespace Durable.Asl;

/// <summary>How long a Wait state waits.</summary>
public static class WaitDelay
{
    private const long MaxSeconds = int.MaxValue;

    /// <summary>The longest delay that the service accepts, a little over 68 years.</summary>
    public static TimeSpan Max { get; } = TimeSpan.FromSeconds(MaxSeconds);

    /// <summary>The delay of so many seconds.</summary>
    /// <param name="seconds">The number, at least 0.</param>
    /// <returns>The delay.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when the delay is longer than <see
    /// cref="Max"/>.</exception>
    public static TimeSpan FromSeconds(long seconds) =>
        seconds <= MaxSeconds ? TimeSpan.FromSeconds(seconds) : throw TooLong();

    /// <summary>The delay from now until a moment; none for a moment in the past.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="now">The current time.</param>
    /// <returns>The delay.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when the delay is longer than <see
    /// cref="Max"/>.</exception>
    public static TimeSpan Until(DateTimeOffset moment, DateTimeOffset now)
    {
        var delay = moment - now;
        if (delay > Max)
        {
            throw TooLong();
        }

        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }

    private static StatesException TooLong() => StatesException.Runtime("Wait state delay is too long.");
}
