namespace Durable.Runtime;

/// <summary>Options of a callback.</summary>
public class CallbackConfig
{
    private TimeSpan _timeout;
    private TimeSpan _heartbeatTimeout;

    /// <summary>How long the callback may stay open; rounded up to seconds. Default zero: for ever.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or above zero and below one second.
    /// </exception>
    public TimeSpan Timeout
    {
        get => _timeout;
        set => _timeout = Checked(value);
    }

    /// <summary>How long the callback may stay without a heartbeat; rounded up to seconds. Default zero: off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or above zero and below one second.
    /// </exception>
    public TimeSpan HeartbeatTimeout
    {
        get => _heartbeatTimeout;
        set => _heartbeatTimeout = Checked(value);
    }

    /// <summary>Reads the callback's result. Default <c>null</c>: the workflow's serializer. Not part of the AWS SDK
    /// 1.0.</summary>
    public ILambdaSerializer? Serializer { get; set; }

    private static TimeSpan Checked(TimeSpan value)
    {
        if (value < TimeSpan.Zero || (value > TimeSpan.Zero && value < TimeSpan.FromSeconds(1)))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A time-out is zero (off) or at least 1 s.");
        }

        return value;
    }
}
