namespace Durable.Runtime;

/// <summary>A retry strategy from a function.</summary>
internal sealed class DelegateRetryStrategy(Func<Exception, int, RetryDecision> strategy) : IRetryStrategy
{
    public RetryDecision ShouldRetry(Exception exception, int attemptNumber) => strategy(exception, attemptNumber);
}
