namespace Durable.Runtime;

/// <summary>A step failed and is not retried any more.</summary>
public class StepException : DurableExecutionException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public StepException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public StepException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public StepException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The type name of the original error; the same live and in replay.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Data of the original error; the same live and in replay.</summary>
    public string? ErrorData { get; init; }

    /// <summary>The stack trace of the original error, line by line; the same live and in replay.</summary>
    public IReadOnlyList<string>? OriginalStackTrace { get; init; }
}

/// <summary>The process died while the body of an at-most-once step ran. Retry strategies see it; the caller of the step gets a
/// <see cref="StepException"/> whose <see cref="StepException.ErrorType"/> names this type.</summary>
public class StepInterruptedException : StepException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public StepInterruptedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public StepInterruptedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public StepInterruptedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>An attempt of a step took longer than <see cref="StepConfig.Timeout"/>. Retry strategies see it; the caller of the
/// step gets a <see cref="StepException"/> whose <see cref="StepException.ErrorType"/> names this type.</summary>
/// <remarks>Not part of the AWS SDK 1.0.</remarks>
public class StepTimeoutException : StepException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public StepTimeoutException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public StepTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public StepTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
