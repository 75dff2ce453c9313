namespace Durable.Runtime;

/// <summary>A promise that something outside the workflow keeps.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public interface ICallback<T>
{
    /// <summary>The id with which the outside world completes the callback.</summary>
    string CallbackId { get; }

    /// <summary>Waits, suspended if need be, for the callback's outcome.</summary>
    /// <param name="cancellationToken">Cancels waiting in this process.</param>
    /// <exception cref="CallbackFailedException">The outside world reported a failure.</exception>
    /// <exception cref="CallbackTimeoutException">The time-out or the heartbeat elapsed.</exception>
    Task<T> GetResultAsync(CancellationToken cancellationToken = default);
}
