namespace Durable.Runtime;

/// <summary>A chained invoke did not succeed.</summary>
public class InvokeException : DurableExecutionException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public InvokeException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public InvokeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public InvokeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The function that was invoked.</summary>
    public string? FunctionName { get; init; }

    /// <summary>The type name of the original error; the same live and in replay.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Data of the original error; the same live and in replay.</summary>
    public string? ErrorData { get; init; }

    /// <summary>The stack trace of the original error, line by line; the same live and in replay.</summary>
    public IReadOnlyList<string>? OriginalStackTrace { get; init; }
}

/// <summary>The invoked function failed.</summary>
public class InvokeFailedException : InvokeException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public InvokeFailedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public InvokeFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public InvokeFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The invoked function took too long.</summary>
public class InvokeTimedOutException : InvokeException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public InvokeTimedOutException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public InvokeTimedOutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public InvokeTimedOutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The invoked durable execution was stopped.</summary>
public class InvokeStoppedException : InvokeException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public InvokeStoppedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public InvokeStoppedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public InvokeStoppedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
