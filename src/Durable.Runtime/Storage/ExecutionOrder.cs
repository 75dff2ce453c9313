namespace Durable.Runtime.Storage;

/// <summary>The executions in memory in the order in which they started, for listing and paging.</summary>
internal sealed class ExecutionOrder
{
    private readonly List<StoredExecution> _executions = [];
    private int _removed;

    /// <summary>Adds an execution; nearly always it is the last.</summary>
    public void Add(StoredExecution execution)
    {
        lock (_executions)
        {
            var place = _executions.Count;
            while (place > 0 && _executions[place - 1].Stream.Number > execution.Stream.Number)
            {
                place--;
            }

            _executions.Insert(place, execution);
            execution.IsListed = true;
        }
    }

    /// <summary>Takes an execution out. Its place is given up together with many others.</summary>
    public void Remove(StoredExecution execution)
    {
        lock (_executions)
        {
            if (!execution.IsListed)
            {
                return;
            }

            execution.IsListed = false;
            if (++_removed > _executions.Count / 2)
            {
                _executions.RemoveAll(static one => !one.IsListed);
                _removed = 0;
            }
        }
    }

    /// <summary>The executions in order, as a copy.</summary>
    public IReadOnlyList<StoredExecution> Snapshot()
    {
        lock (_executions)
        {
            return _executions.FindAll(static one => one.IsListed);
        }
    }
}
