namespace Durable.Runtime.Storage;

/// <summary>What becomes due when, in one queue for all executions. What is overtaken by events is not taken out at
/// once: whoever takes an item checks whether it still means something. Items of ended executions are swept out when
/// they may be the greater part.</summary>
internal sealed class DueTimes
{
    private const int SmallestSweep = 1_024;

    private readonly PriorityQueue<DueItem, (long Due, long Order)> _queue = new();
    private long _order;
    private int _sweepAt = SmallestSweep;

    public DateTimeOffset? Next
    {
        get
        {
            lock (_queue)
            {
                return _queue.TryPeek(out _, out var priority)
                    ? DateTimeOffset.FromUnixTimeMilliseconds(priority.Due)
                    : null;
            }
        }
    }

    public int Count
    {
        get
        {
            lock (_queue)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Adds an item; answers whether it is now the first.</summary>
    public bool Add(long due, DueItem item)
    {
        lock (_queue)
        {
            if (_queue.Count >= _sweepAt)
            {
                Sweep();
            }

            var isFirst = !_queue.TryPeek(out _, out var first) || due < first.Due;
            _queue.Enqueue(item, (due, _order++));
            return isFirst;
        }
    }

    public bool TryTake(long now, out DueItem item)
    {
        lock (_queue)
        {
            if (_queue.TryPeek(out item, out var priority) && priority.Due <= now)
            {
                _queue.Dequeue();
                return true;
            }

            return false;
        }
    }

    private void Sweep()
    {
        var wanted = _queue.UnorderedItems.Where(entry => entry.Element.Execution.IsRunning).ToList();
        _queue.Clear();
        _queue.EnqueueRange(wanted);
        _sweepAt = Math.Max(SmallestSweep, 2 * wanted.Count);
    }
}

/// <summary>What may be due.</summary>
internal enum DueKind
{
    /// <summary>A wait or a pending step.</summary>
    Operation,

    /// <summary>The time-out or heartbeat of a callback.</summary>
    Callback,

    /// <summary>The time-out of the execution.</summary>
    Execution,

    /// <summary>Another try after an invocation that broke off.</summary>
    Invocation,

    /// <summary>Another try after the journal refused entries.</summary>
    Resumption,
}

/// <summary>Something that may be due.</summary>
internal readonly record struct DueItem(DueKind Kind, StoredExecution Execution, string? OperationId);
