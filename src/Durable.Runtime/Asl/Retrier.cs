namespace Durable.Runtime.Asl;

/// <summary>One element of a state's <c>Retry</c>: which errors are tried again, how often and after which
/// delay.</summary>
/// <remarks>
/// The delay before retry k is <c>IntervalSeconds × BackoffRate^(k−1)</c>, cut at <c>MaxDelaySeconds</c>. Engines keep
/// whole seconds, so fractions are rounded up. Each retrier counts for itself and for one visit of the state.
/// </remarks>
public sealed record Retrier
{
    /// <summary>Creates a retrier with the defaults of the Amazon States Language.</summary>
    /// <param name="errorEquals">The error names that it handles, wildcards such as <c>States.ALL</c> included.</param>
    public Retrier(params string[] errorEquals)
    {
        ArgumentNullException.ThrowIfNull(errorEquals);
        ErrorEquals = [.. errorEquals];
    }

    /// <summary>The error names that this retrier handles.</summary>
    public IReadOnlyList<string> ErrorEquals { get; }

    /// <summary>Seconds before the first retry. Default 1.</summary>
    public int IntervalSeconds { get; init; } = 1;

    /// <summary>The number of retries, not counting the first attempt. Default 3; 0 never retries.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>By how much each delay is longer than the one before. Default 2.</summary>
    public double BackoffRate { get; init; } = 2.0;

    /// <summary>The longest delay in seconds. Default <c>null</c>: none.</summary>
    public int? MaxDelaySeconds { get; init; }

    /// <summary>
    /// <c>JitterStrategy: FULL</c>: the delay is drawn between zero and the computed one. Default false.
    /// </summary>
    public bool FullJitter { get; init; }
}
