namespace Durable.Runtime;

/// <summary>Options of <see cref="IDurableContext.WaitForCallbackAsync"/>.</summary>
public class WaitForCallbackConfig : CallbackConfig
{
    /// <summary>Retries the submitter. Default <c>null</c>: no retry.</summary>
    public IRetryStrategy? RetryStrategy { get; set; }
}
