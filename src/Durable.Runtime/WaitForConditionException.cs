namespace Durable.Runtime;

/// <summary>A polling operation gave up.</summary>
public class WaitForConditionException : DurableExecutionException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public WaitForConditionException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public WaitForConditionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public WaitForConditionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The number of checks made.</summary>
    public int AttemptsExhausted { get; init; }

    /// <summary>What the last check returned.</summary>
    public object? LastState { get; init; }
}
