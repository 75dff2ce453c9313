namespace Durable.Runtime;

/// <summary>A child context, or a unit of a parallel or map operation, failed.</summary>
public class ChildContextException : DurableExecutionException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public ChildContextException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public ChildContextException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public ChildContextException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The sub-type the context was recorded with.</summary>
    public string? SubType { get; init; }

    /// <summary>The type name of the original error; the same live and in replay.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Data of the original error; the same live and in replay.</summary>
    public string? ErrorData { get; init; }

    /// <summary>The stack trace of the original error, line by line; the same live and in replay.</summary>
    public IReadOnlyList<string>? OriginalStackTrace { get; init; }
}
