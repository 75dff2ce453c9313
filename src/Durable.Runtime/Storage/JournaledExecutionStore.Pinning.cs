namespace Durable.Runtime.Storage;

/// <content>Keeping details in memory while they are needed.</content>
public partial class JournaledExecutionStore
{
    /// <summary>Keeps the detail of an execution in memory; <c>null</c> when it is not there.</summary>
    private PinnedExecution? TryPin(StoredExecution execution)
    {
        lock (execution)
        {
            return execution.IsAwake ? new PinnedExecution(this, execution) : null;
        }
    }

    /// <summary>Brings the detail of an execution into memory, and keeps it there.</summary>
    private ValueTask<PinnedExecution> PinAsync(StoredExecution execution, CancellationToken cancellationToken) =>
        TryPin(execution) is { } pinned ? new(pinned) : LoadAsync(execution, cancellationToken);

    private async ValueTask<PinnedExecution> LoadAsync(StoredExecution execution, CancellationToken cancellationToken)
    {
        var pinned = new PinnedExecution(this, execution);
        try
        {
            // Nobody writes to an execution whose detail is not in memory, so the entries stay as they are read.
            var entries = await _journal.ReadAsync(execution.Stream, cancellationToken);
            lock (execution)
            {
                if (!execution.IsAwake)
                {
                    execution.Load(entries);
                }
            }

            return pinned;
        }
        catch
        {
            pinned.Dispose();
            throw;
        }
    }

    private void Unpin(StoredExecution execution)
    {
        bool isIdle;
        lock (execution)
        {
            execution.Unpin();
            isIdle = execution.IsIdle;
        }

        if (isIdle)
        {
            _idle.Add(execution);
        }
    }

    /// <summary>An execution whose detail stays in memory until this is disposed.</summary>
    private sealed class PinnedExecution : IDisposable
    {
        private readonly JournaledExecutionStore _store;

        public PinnedExecution(JournaledExecutionStore store, StoredExecution execution)
        {
            (_store, Execution) = (store, execution);
            lock (execution)
            {
                execution.Pin();
            }
        }

        public StoredExecution Execution { get; }

        public void Dispose() => _store.Unpin(Execution);
    }
}
