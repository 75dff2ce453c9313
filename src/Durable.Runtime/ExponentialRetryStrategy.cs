using System.Text.RegularExpressions;

namespace Durable.Runtime;

/// <summary>Retries with growing delays, optionally only some exceptions.</summary>
internal sealed class ExponentialRetryStrategy : IRetryStrategy
{
    private readonly Backoff _backoff;
    private readonly Type[]? _types;
    private readonly Regex[]? _patterns;

    public ExponentialRetryStrategy(Backoff backoff, Type[]? types, string[]? patterns)
    {
        backoff.Validate();
        _backoff = backoff;
        _types = types;
        _patterns = patterns is null ? null : [.. patterns.Select(pattern => new Regex(pattern))];
    }

    public RetryDecision ShouldRetry(Exception exception, int attemptNumber) =>
        attemptNumber < _backoff.MaxAttempts && IsRetryable(exception)
            ? RetryDecision.RetryAfter(_backoff.DelayAfter(attemptNumber))
            : RetryDecision.DoNotRetry();

    private bool IsRetryable(Exception exception)
    {
        if (_types is null && _patterns is null)
        {
            return true;
        }

        return _types?.Any(type => type.IsInstanceOfType(exception)) == true
            || _patterns?.Any(pattern => pattern.IsMatch(exception.Message)) == true;
    }
}
