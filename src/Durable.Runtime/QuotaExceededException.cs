namespace Durable.Runtime;

/// <summary>The execution recorded more operations or more data than its quota allows.</summary>
/// <remarks>Not part of the AWS SDK 1.0, where the service refuses the checkpoint.</remarks>
public class QuotaExceededException : DurableExecutionException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public QuotaExceededException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public QuotaExceededException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public QuotaExceededException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
