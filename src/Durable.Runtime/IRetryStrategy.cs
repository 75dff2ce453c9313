namespace Durable.Runtime;

/// <summary>Decides whether a failed attempt is repeated.</summary>
public interface IRetryStrategy
{
    /// <summary>Decides.</summary>
    /// <param name="exception">What the attempt threw, not wrapped; a <see cref="StepInterruptedException"/> when an
    /// at-most-once step was interrupted; a <see cref="StepTimeoutException"/> when its time was up.</param>
    /// <param name="attemptNumber">The attempt that failed, from 1.</param>
    RetryDecision ShouldRetry(Exception exception, int attemptNumber);
}
