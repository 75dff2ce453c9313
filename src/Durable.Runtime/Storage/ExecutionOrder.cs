namespace Durable.Runtime.Storage;

/// <summary>The executions in memory in the order in which they started, for listing and paging.</summary>
internal sealed class ExecutionOrder
{
    private readonly SortedDictionary<long, StoredExecution> _executions = [];

    public void Add(StoredExecution execution)
    {
        lock (_executions)
        {
            _executions.Add(execution.Stream.Number, execution);
        }
    }

    public void Remove(StoredExecution execution)
    {
        lock (_executions)
        {
            _executions.Remove(execution.Stream.Number);
        }
    }

    /// <summary>The executions in order, as a copy.</summary>
    public IReadOnlyList<StoredExecution> Snapshot()
    {
        lock (_executions)
        {
            return [.. _executions.Values];
        }
    }
}
