namespace Durable.Runtime;

/// <summary>A payload is larger than an operation may record. The operation fails with this error before anything is sent.</summary>
/// <remarks>Not part of the AWS SDK 1.0, where the service refuses the checkpoint.</remarks>
public class PayloadTooLargeException : DurableExecutionException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public PayloadTooLargeException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public PayloadTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Known only in the run in which the failure happened, not in replays.</param>
    public PayloadTooLargeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
