using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <summary>Tells those who wait for a workflow to create a callback when it does.</summary>
internal sealed class CallbackWatch
{
    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiters = [];
    private readonly HashSet<string> _handedOut = new(StringComparer.Ordinal);

    /// <summary>Begins to wait for the next callback of a name that was not handed out before. A wait-for-callback goes
    /// by its own name. What was created before is offered with <see cref="OnChanged"/>, to be read only now: what is
    /// created between is then seen by one of the two.</summary>
    public Waiter Expect(string executionId, string? name)
    {
        var waiter = new Waiter(executionId, name);
        lock (_lock)
        {
            _waiters.Add(waiter);
        }

        return waiter;
    }

    /// <summary>Ends waiting, whether a callback was found or not.</summary>
    public void Forget(Waiter waiter)
    {
        lock (_lock)
        {
            _waiters.Remove(waiter);
        }
    }

    public void OnChanged(string executionId, IReadOnlyList<OperationRecord> changed)
    {
        lock (_lock)
        {
            for (var i = 0; i < changed.Count && _waiters.Count > 0; i++)
            {
                var record = changed[i];
                _waiters.RemoveAll(waiter => waiter.ExecutionId == executionId && TryHandOut(waiter, record));
            }
        }
    }

    private bool TryHandOut(Waiter waiter, OperationRecord record)
    {
        var isWanted = record is { Type: OperationType.Callback, IsTerminal: false, CallbackId: not null }
            && (waiter.Name is null || record.Name == waiter.Name || record.Name == $"{waiter.Name}-callback");
        if (!isWanted || record.CallbackId is null || !_handedOut.Add(record.CallbackId))
        {
            return false;
        }

        waiter.Found.TrySetResult(record.CallbackId);
        return true;
    }

    /// <summary>Somebody who waits for a callback.</summary>
    internal sealed class Waiter(string executionId, string? name)
    {
        public string ExecutionId => executionId;

        public string? Name => name;

        /// <summary>The id of the callback.</summary>
        public TaskCompletionSource<string> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
