namespace Durable.Runtime.Testing;

/// <summary>Runs a workflow in a test.</summary>
/// <typeparam name="TInput">The type of the workflow's input.</typeparam>
/// <typeparam name="TOutput">The type of its result.</typeparam>
public interface IDurableTestRunner<TInput, TOutput> : IAsyncDisposable
{
    /// <summary>Runs the workflow to its end.</summary>
    /// <param name="input">The input.</param>
    /// <param name="timeout">How long, in real time, to wait. <c>null</c>: the runner's default.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="InvalidOperationException">The workflow waits for a callback, which only the test can answer:
    /// use <see cref="StartAsync"/> and <see cref="WaitForCallbackAsync"/>.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    Task<TestResult<TOutput>> RunAsync(
        TInput input,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Starts the workflow.</summary>
    /// <param name="input">The input.</param>
    /// <param name="timeout">How long, in real time, to wait. <c>null</c>: the runner's default.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>The ARN of the execution.</returns>
    Task<string> StartAsync(
        TInput input,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Waits until the workflow has an open callback. Each is handed out once.</summary>
    /// <param name="durableExecutionArn">The execution.</param>
    /// <param name="name">The name of the callback or of the wait-for-callback; <c>null</c> means any.</param>
    /// <param name="timeout">How long, in real time, to wait. <c>null</c>: the runner's default.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>The id of the callback.</returns>
    /// <exception cref="TimeoutException">It took too long.</exception>
    Task<string> WaitForCallbackAsync(
        string durableExecutionArn,
        string? name = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Completes a callback with a result.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="callbackId">The callback.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    Task SendCallbackSuccessAsync<TResult>(
        string callbackId,
        TResult result,
        CancellationToken cancellationToken = default);

    /// <summary>Completes a callback with an error.</summary>
    /// <param name="callbackId">The callback.</param>
    /// <param name="error">The error; <c>null</c> means one without details.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    Task SendCallbackFailureAsync(
        string callbackId,
        ErrorObject? error = null,
        CancellationToken cancellationToken = default);

    /// <summary>Restarts a callback's heartbeat timer.</summary>
    /// <param name="callbackId">The callback.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    Task SendCallbackHeartbeatAsync(string callbackId, CancellationToken cancellationToken = default);

    /// <summary>Waits for the end of the workflow.</summary>
    /// <param name="durableExecutionArn">The execution.</param>
    /// <param name="timeout">How long, in real time, to wait. <c>null</c>: the runner's default.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="InvalidOperationException">The workflow waits for a callback that nobody has answered.
    /// </exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    Task<TestResult<TOutput>> WaitForResultAsync(
        string durableExecutionArn,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);
}
