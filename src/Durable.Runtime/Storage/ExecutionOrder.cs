namespace Durable.Runtime.Storage;

/// <summary>Executions in the order in which they started, for listing and paging.</summary>
internal sealed class ExecutionOrder
{
    private readonly SortedDictionary<long, StoredExecution> _executions = [];
    private long _last;

    public void Add(StoredExecution execution)
    {
        lock (_executions)
        {
            _executions.Add(++_last, execution);
        }
    }

    public IReadOnlyList<StoredExecution> Remove(Func<StoredExecution, bool> isUnwanted)
    {
        lock (_executions)
        {
            var unwanted = _executions.Where(entry => isUnwanted(entry.Value)).ToList();
            foreach (var entry in unwanted)
            {
                _executions.Remove(entry.Key);
            }

            return [.. unwanted.Select(entry => entry.Value)];
        }
    }

    public void Replace(StoredExecution old, StoredExecution? current)
    {
        lock (_executions)
        {
            foreach (var entry in _executions)
            {
                if (ReferenceEquals(entry.Value, old))
                {
                    if (current is null)
                    {
                        _executions.Remove(entry.Key);
                    }
                    else
                    {
                        _executions[entry.Key] = current;
                    }

                    return;
                }
            }
        }
    }

    /// <summary>The executions with their positions, as a copy.</summary>
    public IReadOnlyList<KeyValuePair<long, StoredExecution>> Snapshot()
    {
        lock (_executions)
        {
            return [.. _executions];
        }
    }
}
