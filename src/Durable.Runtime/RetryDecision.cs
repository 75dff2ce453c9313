namespace Durable.Runtime;

/// <summary>A retry strategy's answer.</summary>
public readonly struct RetryDecision : IEquatable<RetryDecision>
{
    private RetryDecision(bool shouldRetry, TimeSpan delay)
    {
        ShouldRetry = shouldRetry;
        Delay = delay;
    }

    /// <summary>Whether to try again.</summary>
    public bool ShouldRetry { get; }

    /// <summary>How long to wait first; recorded in whole seconds, rounded up, at least one.</summary>
    public TimeSpan Delay { get; }

    /// <summary>The failure is final.</summary>
    public static RetryDecision DoNotRetry() => default;

    /// <summary>Try again after <paramref name="delay"/>.</summary>
    /// <param name="delay">How long to wait first.</param>
    public static RetryDecision RetryAfter(TimeSpan delay) => new(true, delay);

    /// <inheritdoc/>
    public bool Equals(RetryDecision other) => ShouldRetry == other.ShouldRetry && Delay == other.Delay;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RetryDecision other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ShouldRetry, Delay);

    /// <summary>Whether both decide the same.</summary>
    public static bool operator ==(RetryDecision left, RetryDecision right) => left.Equals(right);

    /// <summary>Whether they decide differently.</summary>
    public static bool operator !=(RetryDecision left, RetryDecision right) => !left.Equals(right);
}
