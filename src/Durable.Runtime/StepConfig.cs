namespace Durable.Runtime;

/// <summary>Options of a step.</summary>
public sealed class StepConfig
{
    private TimeSpan? _timeout;

    /// <summary>Decides whether a failed attempt is repeated and when. Default <c>null</c>: no retry.</summary>
    public IRetryStrategy? RetryStrategy { get; set; }

    /// <summary>What happens when the process dies while the body runs. Default
    /// <see cref="StepSemantics.AtLeastOncePerRetry"/>: it runs again, as the same attempt.</summary>
    public StepSemantics Semantics { get; set; } = StepSemantics.AtLeastOncePerRetry;

    /// <summary>Writes and reads the step's result. Default <c>null</c>: the workflow's serializer. Not part of the
    /// AWS SDK 1.0.</summary>
    public ILambdaSerializer? Serializer { get; set; }

    /// <summary>Whether a result that is larger than one operation may record (256 KB, see
    /// <see cref="ExecutionQuota.PayloadBytes"/>) is recorded in parts, each of which counts as an operation, instead of
    /// failing the step. A step that has recorded parts can be replayed whatever this says. Default <c>null</c>: as
    /// <see cref="EngineOptions.SplitLargeResults"/> says.</summary>
    /// <remarks>Not part of the AWS SDK 1.0.</remarks>
    public bool? SplitLargeResult { get; set; }

    /// <summary>
    /// How long one attempt may take. When it elapses the body's token is cancelled and the attempt fails with a
    /// <see cref="StepTimeoutException"/>, which the retry strategy sees. Default <c>null</c>: no limit. Not part of
    /// the AWS SDK 1.0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan? Timeout
    {
        get => _timeout;
        set
        {
            if (value is { } timeout)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
            }

            _timeout = value;
        }
    }
}
