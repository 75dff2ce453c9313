namespace Durable.Runtime.Storage;

/// <summary>
/// Remembers executions: a small durable service in itself. The engine uses it as <i>checkpoint these updates</i> and
/// <i>give me the history</i> (which a <see cref="Lease"/> brings along); a host uses the rest. A store serves one
/// process at a time. What it acknowledges it does not lose.
/// </summary>
public interface IExecutionStore : IAsyncDisposable
{
    /// <summary>When something becomes due next; <c>null</c> when nothing is scheduled.</summary>
    DateTimeOffset? NextDueTime { get; }

    /// <summary>How many executions have started and not ended. For gauges: others may start or end meanwhile.</summary>
    int RunningExecutions { get; }

    /// <summary>Opens the store and tells it whom to notify. What is ready, and which chained invokes are open, is
    /// announced again. Called once, before anything else.</summary>
    /// <param name="listener">Is told what happens.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    ValueTask OpenAsync(IExecutionStoreListener listener, CancellationToken cancellationToken = default);

    /// <summary>Starts an execution, or finds the one of that name.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ExecutionAlreadyStartedException">The name is taken by an execution with another input.
    /// </exception>
    /// <exception cref="ArgumentException">A name breaks the rules.</exception>
    ValueTask<ExecutionInfo> StartAsync(ExecutionStart start, CancellationToken cancellationToken = default);

    /// <summary>Claims a ready execution for one invocation.</summary>
    /// <param name="executionId">The execution, as announced to the listener.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The lease; <c>null</c> when the execution is not ready any more.</returns>
    ValueTask<Lease?> ClaimAsync(string executionId, CancellationToken cancellationToken = default);

    /// <summary>Records updates, all or none, in order.</summary>
    /// <param name="lease">The invocation that asks.</param>
    /// <param name="updates">The updates; none at all asks for news only.</param>
    /// <param name="durable">Whether the answer waits until the updates are safe. Otherwise they become safe with the
    /// next durable request, at the latest.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>Every operation that changed since the last answer, in the order of change.</returns>
    /// <exception cref="StaleLeaseException">The lease is lost.</exception>
    /// <exception cref="InvalidUpdateException">An update breaks a rule.</exception>
    ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default);

    /// <summary>Ends an invocation and gives its lease up.</summary>
    /// <param name="lease">The invocation.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="StaleLeaseException">The lease is lost.</exception>
    ValueTask CompleteInvocationAsync(
        Lease lease,
        InvocationOutcome outcome,
        CancellationToken cancellationToken = default);

    /// <summary>Ends a chained invoke. Ignored when it or its execution has ended.</summary>
    /// <param name="executionId">The execution that asked.</param>
    /// <param name="operationId">The operation that asked.</param>
    /// <param name="outcome">How the target ended.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    ValueTask CompleteInvokeAsync(
        string executionId,
        string operationId,
        InvokeOutcome outcome,
        CancellationToken cancellationToken = default);

    /// <summary>Completes a callback.</summary>
    /// <param name="callbackId">The callback.</param>
    /// <param name="outcome">How it ends.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such callback.</exception>
    /// <exception cref="CallbackClosedException">It was answered, or its time is up.</exception>
    /// <exception cref="ArgumentException">The payload is too large.</exception>
    ValueTask CompleteCallbackAsync(
        string callbackId,
        CallbackOutcome outcome,
        CancellationToken cancellationToken = default);

    /// <summary>Restarts a callback's heartbeat timer.</summary>
    /// <param name="callbackId">The callback.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such callback.</exception>
    /// <exception cref="CallbackClosedException">It was answered, or its time is up.</exception>
    ValueTask HeartbeatCallbackAsync(string callbackId, CancellationToken cancellationToken = default);

    /// <summary>Completes everything that is due: waits, retries, time-outs.</summary>
    /// <param name="cancellationToken">Cancels waiting.</param>
    ValueTask FireDueAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops an execution. A running invocation loses its lease.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="error">Why; recorded.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>The execution. One that had ended before keeps its outcome.</returns>
    /// <exception cref="ExecutionNotFoundException">There is no such execution.</exception>
    ValueTask<ExecutionInfo> StopAsync(
        string executionId,
        ErrorObject? error = null,
        CancellationToken cancellationToken = default);

    /// <summary>Describes an execution; <c>null</c> when there is none.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<ExecutionInfo?> GetAsync(string executionId, CancellationToken cancellationToken = default);

    /// <summary>Lists executions, without their inputs, results and errors, which <see cref="GetAsync"/> reads.
    /// </summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<Page<ExecutionInfo>> ListAsync(ExecutionQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads all recorded operations of an execution, children of completed contexts included.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such execution.</exception>
    ValueTask<IReadOnlyList<OperationRecord>> GetOperationsAsync(
        string executionId,
        CancellationToken cancellationToken = default);

    /// <summary>Reads an execution's history.</summary>
    /// <param name="query">Which part.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such execution.</exception>
    ValueTask<Page<HistoryEvent>> GetHistoryAsync(HistoryQuery query, CancellationToken cancellationToken = default);

    /// <summary>Forgets executions that ended before a time.</summary>
    /// <param name="endedBefore">The time.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>How many were forgotten.</returns>
    ValueTask<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default);
}
