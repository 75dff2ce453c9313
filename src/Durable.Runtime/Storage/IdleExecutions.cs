namespace Durable.Runtime.Storage;

/// <summary>
/// Executions that wait, with their details in memory. When these take more than they may, the ones that have waited
/// longest lose theirs; the journal still has them.
/// </summary>
/// <param name="budget">How many bytes the details may take, about.</param>
internal sealed class IdleExecutions(long budget)
{
    private readonly Queue<StoredExecution> _queue = new();
    private long _cost;

    /// <summary>Notes that an execution may be idle.</summary>
    public void Add(StoredExecution execution)
    {
        if (budget == long.MaxValue)
        {
            return;
        }

        lock (_queue)
        {
            if (execution.IdleCost == 0)
            {
                _queue.Enqueue(execution);
            }

            var cost = execution.Cost;
            _cost += cost - execution.IdleCost;
            execution.IdleCost = cost;
        }

        Trim();
    }

    private void Trim()
    {
        while (TryTake() is { } oldest)
        {
            lock (oldest)
            {
                // One that is busy will be added again when it is idle.
                oldest.TrySleep();
            }
        }
    }

    private StoredExecution? TryTake()
    {
        lock (_queue)
        {
            if (_cost <= budget || !_queue.TryDequeue(out var oldest))
            {
                return null;
            }

            _cost -= oldest.IdleCost;
            oldest.IdleCost = 0;
            return oldest;
        }
    }
}
