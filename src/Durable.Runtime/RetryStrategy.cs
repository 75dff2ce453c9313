namespace Durable.Runtime;

/// <summary>The usual retry strategies.</summary>
public static class RetryStrategy
{
    /// <summary>6 attempts, 5 s doubling to at most 60 s, full jitter.</summary>
    public static IRetryStrategy Default { get; } =
        Exponential(6, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), 2.0, JitterStrategy.Full);

    /// <summary>3 attempts, 1 s doubling to at most 5 s, half jitter.</summary>
    public static IRetryStrategy Transient { get; } =
        Exponential(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), 2.0, JitterStrategy.Half);

    /// <summary>One attempt.</summary>
    public static IRetryStrategy None { get; } = FromDelegate((_, _) => RetryDecision.DoNotRetry());

    /// <summary>Retries with a growing delay.</summary>
    /// <param name="maxAttempts">All attempts together, the first included; at least 1.</param>
    /// <param name="initialDelay">The first delay; above zero. <c>null</c> means 5 s.</param>
    /// <param name="maxDelay">The longest delay; at least the first. <c>null</c> means 300 s.</param>
    /// <param name="backoffRate">The factor from one delay to the next; finite, at least 1.</param>
    /// <param name="jitter">How delays are spread.</param>
    /// <param name="retryableExceptions">Retry only exceptions of these types...</param>
    /// <param name="retryableMessagePatterns">...or whose message matches one of these regular expressions. Both
    /// <c>null</c>: retry all.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static IRetryStrategy Exponential(
        int maxAttempts = 3,
        TimeSpan? initialDelay = null,
        TimeSpan? maxDelay = null,
        double backoffRate = 2.0,
        JitterStrategy jitter = JitterStrategy.Full,
        Type[]? retryableExceptions = null,
        string[]? retryableMessagePatterns = null) =>
        new ExponentialRetryStrategy(
            new Backoff(maxAttempts, initialDelay, maxDelay, backoffRate, jitter),
            retryableExceptions,
            retryableMessagePatterns);

    /// <summary>A strategy from a function of the exception and the number of the failed attempt.</summary>
    /// <param name="strategy">The function.</param>
    /// <exception cref="ArgumentNullException">The function is <c>null</c>.</exception>
    public static IRetryStrategy FromDelegate(Func<Exception, int, RetryDecision> strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return new DelegateRetryStrategy(strategy);
    }
}
