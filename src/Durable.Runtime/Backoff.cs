namespace Durable.Runtime;

/// <summary>Computes growing delays. <c>null</c> delays mean 5 s at first and 300 s at most.</summary>
internal sealed record Backoff(
    int MaxAttempts,
    TimeSpan? InitialDelay,
    TimeSpan? MaxDelay,
    double BackoffRate,
    JitterStrategy Jitter)
{
    public static readonly TimeSpan DefaultInitialDelay = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan DefaultMaxDelay = TimeSpan.FromSeconds(300);

    private TimeSpan First => InitialDelay ?? DefaultInitialDelay;

    private TimeSpan Longest => MaxDelay ?? DefaultMaxDelay;

    /// <summary>Where the spreading gets its numbers in [0, 1) from.</summary>
    public Func<double> NextRandom { get; init; } = Random.Shared.NextDouble;

    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1, "maxAttempts");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(First, TimeSpan.Zero, "initialDelay");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Longest, TimeSpan.Zero, "maxDelay");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(First, Longest, "initialDelay");
        if (!double.IsFinite(BackoffRate) || BackoffRate < 1.0)
        {
            throw new ArgumentOutOfRangeException(
                "backoffRate", BackoffRate, "The rate is a finite number of at least 1.");
        }
    }

    /// <summary>The delay after the given failed attempt: whole seconds, at least one.</summary>
    public TimeSpan DelayAfter(int attempt)
    {
        var grown = First.TotalSeconds * Math.Pow(BackoffRate, attempt - 1);
        var capped = Math.Min(grown, Longest.TotalSeconds);
        var spread = Jitter switch
        {
            JitterStrategy.Full => capped * NextRandom(),
            JitterStrategy.Half => capped * (0.5 + (0.5 * NextRandom())),
            _ => capped,
        };
        return WholeSeconds.AtLeastOne(spread);
    }
}
