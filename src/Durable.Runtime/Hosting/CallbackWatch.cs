using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <summary>Tells those who wait for a workflow to create a callback when it does.</summary>
internal sealed class CallbackWatch
{
    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiters = [];
    private readonly HashSet<string> _handedOut = new(StringComparer.Ordinal);

    /// <summary>The next callback of a name that was not handed out before. A wait-for-callback goes by its own name.
    /// </summary>
    public Task<string> NextAsync(string executionId, string? name, IReadOnlyList<OperationRecord> known)
    {
        lock (_lock)
        {
            var waiter = new Waiter(executionId, name);
            foreach (var record in known)
            {
                if (TryHandOut(waiter, record))
                {
                    return waiter.Found.Task;
                }
            }

            _waiters.Add(waiter);
            return waiter.Found.Task;
        }
    }

    public void OnChanged(string executionId, IReadOnlyList<OperationRecord> changed)
    {
        lock (_lock)
        {
            foreach (var record in changed)
            {
                _waiters.RemoveAll(waiter => waiter.ExecutionId == executionId && TryHandOut(waiter, record));
            }
        }
    }

    private bool TryHandOut(Waiter waiter, OperationRecord record)
    {
        var isWanted = record is { Type: OperationType.Callback, IsTerminal: false, CallbackId: not null }
            && (waiter.Name is null || record.Name == waiter.Name || record.Name == $"{waiter.Name}-callback");
        if (!isWanted || record.CallbackId is null || waiter.Found.Task.IsCompleted || !_handedOut.Add(record.CallbackId))
        {
            return false;
        }

        waiter.Found.TrySetResult(record.CallbackId);
        return true;
    }

    private sealed record Waiter(string ExecutionId, string? Name)
    {
        public TaskCompletionSource<string> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
