using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>A store that passes everything on; tests override what they want to see or spoil.</summary>
public abstract class DelegatingStore(IExecutionStore inner) : IExecutionStore
{
    protected IExecutionStore Inner { get; } = inner;

    public int RunningExecutions => Inner.RunningExecutions;

    public DateTimeOffset? NextDueTime => Inner.NextDueTime;

    public virtual ValueTask OpenAsync(
        IExecutionStoreListener listener,
        CancellationToken cancellationToken = default) => Inner.OpenAsync(listener, cancellationToken);

    public virtual ValueTask<ExecutionInfo> StartAsync(
        ExecutionStart start,
        CancellationToken cancellationToken = default) => Inner.StartAsync(start, cancellationToken);

    public virtual ValueTask<Lease?> ClaimAsync(string executionId, CancellationToken cancellationToken = default) =>
        Inner.ClaimAsync(executionId, cancellationToken);

    public virtual ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default) =>
        Inner.CheckpointAsync(lease, updates, durable, cancellationToken);

    public virtual ValueTask CompleteInvocationAsync(
        Lease lease,
        InvocationOutcome outcome,
        CancellationToken cancellationToken = default) =>
        Inner.CompleteInvocationAsync(lease, outcome, cancellationToken);

    public virtual ValueTask CompleteInvokeAsync(
        string executionId,
        string operationId,
        InvokeOutcome outcome,
        CancellationToken cancellationToken = default) =>
        Inner.CompleteInvokeAsync(executionId, operationId, outcome, cancellationToken);

    public virtual ValueTask CompleteCallbackAsync(
        string callbackId,
        CallbackOutcome outcome,
        CancellationToken cancellationToken = default) =>
        Inner.CompleteCallbackAsync(callbackId, outcome, cancellationToken);

    public virtual ValueTask HeartbeatCallbackAsync(
        string callbackId,
        CancellationToken cancellationToken = default) => Inner.HeartbeatCallbackAsync(callbackId, cancellationToken);

    public virtual ValueTask FireDueAsync(CancellationToken cancellationToken = default) =>
        Inner.FireDueAsync(cancellationToken);

    public virtual ValueTask<ExecutionInfo> StopAsync(
        string executionId,
        ErrorObject? error = null,
        CancellationToken cancellationToken = default) => Inner.StopAsync(executionId, error, cancellationToken);

    public virtual ValueTask<ExecutionInfo?> GetAsync(
        string executionId,
        CancellationToken cancellationToken = default) => Inner.GetAsync(executionId, cancellationToken);

    public virtual ValueTask<Page<ExecutionInfo>> ListAsync(
        ExecutionQuery query,
        CancellationToken cancellationToken = default) => Inner.ListAsync(query, cancellationToken);

    public virtual ValueTask<IReadOnlyList<OperationRecord>> GetOperationsAsync(
        string executionId,
        CancellationToken cancellationToken = default) => Inner.GetOperationsAsync(executionId, cancellationToken);

    public virtual ValueTask<Page<HistoryEvent>> GetHistoryAsync(
        HistoryQuery query,
        CancellationToken cancellationToken = default) => Inner.GetHistoryAsync(query, cancellationToken);

    public virtual ValueTask<int> PurgeAsync(
        DateTimeOffset endedBefore,
        CancellationToken cancellationToken = default) => Inner.PurgeAsync(endedBefore, cancellationToken);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Inner.DisposeAsync();
    }
}
