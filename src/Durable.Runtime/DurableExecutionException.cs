namespace Durable.Runtime;

/// <summary>The base of everything the runtime throws into a workflow.</summary>
public class DurableExecutionException : Exception
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public DurableExecutionException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public DurableExecutionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public DurableExecutionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
