using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <content>What the outside world does to executions.</content>
public sealed partial class EmbeddedHost
{
    /// <summary>Completes a callback with a result.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="callbackId">The callback.</param>
    /// <param name="result">The result; at most 262,144 bytes of JSON.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such callback.</exception>
    /// <exception cref="CallbackClosedException">It was answered, or its time is up.</exception>
    /// <exception cref="ArgumentException">The result is too large.</exception>
    public async Task CompleteCallbackAsync<TResult>(
        string callbackId,
        TResult result,
        CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await Store.CompleteCallbackAsync(
            callbackId, CallbackOutcome.Succeeded(_codec.Write(result)), cancellationToken);
        Telemetry.Callback("succeeded");
    }

    /// <summary>Completes a callback with an error.</summary>
    /// <param name="callbackId">The callback.</param>
    /// <param name="error">The error; <c>null</c> means one without details.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such callback.</exception>
    /// <exception cref="CallbackClosedException">It was answered, or its time is up.</exception>
    public async Task FailCallbackAsync(
        string callbackId,
        ErrorObject? error = null,
        CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await Store.CompleteCallbackAsync(callbackId, CallbackOutcome.Failed(error), cancellationToken);
        Telemetry.Callback("failed");
    }

    /// <summary>Restarts a callback's heartbeat timer.</summary>
    /// <param name="callbackId">The callback.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such callback.</exception>
    /// <exception cref="CallbackClosedException">It was answered, or its time is up.</exception>
    public async Task HeartbeatCallbackAsync(string callbackId, CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await Store.HeartbeatCallbackAsync(callbackId, cancellationToken);
        Telemetry.Callback("heartbeat");
    }

    /// <summary>Waits until an execution has an open callback. Each callback is handed out once.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="name">The name of the callback or of the wait-for-callback; <c>null</c> means any.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>The callback's id.</returns>
    /// <exception cref="ExecutionNotFoundException">There is no such execution.</exception>
    public async Task<string> WaitForCallbackAsync(
        string executionId,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        var waiter = _callbacks.Expect(executionId, name);
        try
        {
            _callbacks.OnChanged(executionId, await Store.GetOperationsAsync(executionId, cancellationToken));
            return await _scheduler.WaitAsync(waiter.Found.Task, cancellationToken);
        }
        finally
        {
            _callbacks.Forget(waiter);
        }
    }

    /// <summary>Stops an execution. Bodies of steps that run are told to stop; nothing more is recorded.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="error">Why; recorded.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such execution.</exception>
    public async Task<ExecutionInfo> StopExecutionAsync(
        string executionId,
        ErrorObject? error = null,
        CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        return await Store.StopAsync(executionId, error, cancellationToken);
    }

    /// <summary>Ends the running invocation of an execution where it stands, as if its process had died: nothing more is
    /// recorded, and the execution is invoked again. For tests.</summary>
    /// <param name="executionId">The execution.</param>
    /// <returns>Whether an invocation was running.</returns>
    public bool DropInvocation(string executionId)
    {
        var isRunning = _running.TryGetValue(executionId, out var running);
        running?.Invocation?.Abandon(new ErrorObject
        {
            ErrorType = "Runtime.ExitError",
            ErrorMessage = "The process ended during the invocation.",
        });
        return isRunning;
    }
}
