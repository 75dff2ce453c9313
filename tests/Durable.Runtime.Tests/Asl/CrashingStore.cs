using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Asl;

/// <summary>A store that counts checkpoints and tells when a given one is safe, so that a test can kill the process
/// there.
/// </summary>
internal sealed class CrashingStore(IExecutionStore inner, int? crashAfter, Action<string> crash) : IExecutionStore
{
    private int _checkpoints;

    public int Checkpoints => _checkpoints;

    public DateTimeOffset? NextDueTime => inner.NextDueTime;

    public async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default)
    {
        var changed = await inner.CheckpointAsync(lease, updates, durable: true, cancellationToken);
        if (updates.Count > 0 && Interlocked.Increment(ref _checkpoints) == crashAfter)
        {
            crash(lease.Execution.Id);
        }

        return changed;
    }

    public ValueTask OpenAsync(IExecutionStoreListener listener, CancellationToken cancellationToken = default) =>
        inner.OpenAsync(listener, cancellationToken);

    public ValueTask<ExecutionInfo> StartAsync(ExecutionStart start, CancellationToken cancellationToken = default) =>
        inner.StartAsync(start, cancellationToken);

    public ValueTask<Lease?> ClaimAsync(string executionId, CancellationToken cancellationToken = default) =>
        inner.ClaimAsync(executionId, cancellationToken);

    public ValueTask CompleteInvocationAsync(
        Lease lease, InvocationOutcome outcome, CancellationToken cancellationToken = default) =>
        inner.CompleteInvocationAsync(lease, outcome, cancellationToken);

    public ValueTask CompleteInvokeAsync(
        string executionId, string operationId, InvokeOutcome outcome, CancellationToken cancellationToken = default) =>
        inner.CompleteInvokeAsync(executionId, operationId, outcome, cancellationToken);

    public ValueTask CompleteCallbackAsync(
        string callbackId, CallbackOutcome outcome, CancellationToken cancellationToken = default) =>
        inner.CompleteCallbackAsync(callbackId, outcome, cancellationToken);

    public ValueTask HeartbeatCallbackAsync(string callbackId, CancellationToken cancellationToken = default) =>
        inner.HeartbeatCallbackAsync(callbackId, cancellationToken);

    public ValueTask FireDueAsync(CancellationToken cancellationToken = default) =>
        inner.FireDueAsync(cancellationToken);

    public ValueTask<ExecutionInfo> StopAsync(
        string executionId, ErrorObject? error = null, CancellationToken cancellationToken = default) =>
        inner.StopAsync(executionId, error, cancellationToken);

    public ValueTask<ExecutionInfo?> GetAsync(string executionId, CancellationToken cancellationToken = default) =>
        inner.GetAsync(executionId, cancellationToken);

    public ValueTask<Page<ExecutionInfo>> ListAsync(
        ExecutionQuery query, CancellationToken cancellationToken = default) =>
        inner.ListAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<OperationRecord>> GetOperationsAsync(
        string executionId, CancellationToken cancellationToken = default) =>
        inner.GetOperationsAsync(executionId, cancellationToken);

    public ValueTask<Page<HistoryEvent>> GetHistoryAsync(
        HistoryQuery query, CancellationToken cancellationToken = default) =>
        inner.GetHistoryAsync(query, cancellationToken);

    public ValueTask<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default) =>
        inner.PurgeAsync(endedBefore, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
