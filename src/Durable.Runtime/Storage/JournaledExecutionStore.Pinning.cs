namespace Durable.Runtime.Storage;

/// <content>Keeping details in memory while they are needed.</content>
public partial class JournaledExecutionStore
{
    /// <summary>Brings the detail of an execution into memory, and keeps it there.</summary>
    private ValueTask<PinnedExecution> PinAsync(StoredExecution execution, CancellationToken cancellationToken)
    {
        lock (execution)
        {
            if (execution.Pin())
            {
                return new(new PinnedExecution(this, execution));
            }
        }

        return LoadAsync(execution, cancellationToken);
    }

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

    private void Release(StoredExecution execution)
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
    private readonly struct PinnedExecution(JournaledExecutionStore store, StoredExecution execution) : IDisposable
    {
        public StoredExecution Execution => execution;

        public void Dispose() => store.Release(execution);
    }
}
