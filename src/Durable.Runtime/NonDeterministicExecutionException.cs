namespace Durable.Runtime;

/// <summary>The workflow asked for another operation than the one history holds at this point: its code changed, or it is not
/// deterministic. The execution fails; no operation catches this.</summary>
public class NonDeterministicExecutionException : DurableExecutionException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public NonDeterministicExecutionException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public NonDeterministicExecutionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public NonDeterministicExecutionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
