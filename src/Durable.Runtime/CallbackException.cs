namespace Durable.Runtime;

/// <summary>A callback did not succeed.</summary>
public class CallbackException : DurableExecutionException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public CallbackException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public CallbackException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public CallbackException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The id of the callback.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The type name of the original error; the same live and in replay.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Data of the original error; the same live and in replay.</summary>
    public string? ErrorData { get; init; }

    /// <summary>The stack trace of the original error, line by line; the same live and in replay.</summary>
    public IReadOnlyList<string>? OriginalStackTrace { get; init; }
}

/// <summary>The outside world reported that what the callback stands for failed.</summary>
public class CallbackFailedException : CallbackException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public CallbackFailedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public CallbackFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public CallbackFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The callback's time-out elapsed, or a heartbeat was missed.</summary>
public class CallbackTimeoutException : CallbackException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public CallbackTimeoutException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public CallbackTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public CallbackTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The step that should have told the outside world the callback id failed for good.</summary>
public class CallbackSubmitterException : CallbackException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public CallbackSubmitterException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public CallbackSubmitterException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public CallbackSubmitterException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
