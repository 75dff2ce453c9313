namespace Durable.Runtime.Storage;

/// <summary>The operations of one execution, in the order in which they started. Not thread-safe.</summary>
internal sealed class OperationTable
{
    /// <summary>So many are found without an index. Most executions that wait have no more, and an index would take the
    /// greater part of their memory.</summary>
    private const int LargestWithoutIndex = 8;

    private readonly List<OperationRecord> _records = [];
    private Dictionary<string, int>? _positions;

    public IReadOnlyList<OperationRecord> All => _records;

    public OperationRecord? Find(string id) => PositionOf(id) is var position and >= 0 ? _records[position] : null;

    /// <summary>Whether there is such a record.</summary>
    public bool Any(Func<OperationRecord, bool> condition)
    {
        foreach (var record in _records)
        {
            if (condition(record))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds or replaces a record.</summary>
    public void Put(OperationRecord record)
    {
        var position = PositionOf(record.Id);
        if (position >= 0)
        {
            _records[position] = record;
        }
        else
        {
            _positions?.Add(record.Id, _records.Count);
            _records.Add(record);
            if (_positions is null && _records.Count > LargestWithoutIndex)
            {
                BuildIndex();
            }
        }
    }

    /// <summary>Takes back the last additions and replacements, newest first.</summary>
    public void Undo(IReadOnlyList<(string Id, OperationRecord? Before)> changes)
    {
        for (var i = changes.Count - 1; i >= 0; i--)
        {
            var (id, before) = changes[i];
            if (before is not null)
            {
                _records[PositionOf(id)] = before;
            }
            else
            {
                _records.RemoveAt(PositionOf(id));
                _positions?.Remove(id);
            }
        }
    }

    /// <summary>What a new invocation is given: everything but the children of contexts that completed with a recorded
    /// result, because such a context is answered as a whole.</summary>
    public IReadOnlyList<OperationRecord> Visible()
    {
        HashSet<string>? hidden = null;
        var visible = new List<OperationRecord>(_records.Count);
        foreach (var record in _records)
        {
            var isHidden = record.ParentId is not null && hidden?.Contains(record.ParentId) is true;
            if (!isHidden)
            {
                visible.Add(record);
            }

            // Operations start after their context, so a parent has been seen before its children.
            if (record.Type == OperationType.Context && (isHidden || (record.IsTerminal && !record.ReplayChildren)))
            {
                (hidden ??= new(StringComparer.Ordinal)).Add(record.Id);
            }
        }

        return visible;
    }

    private int PositionOf(string id)
    {
        if (_positions is not null)
        {
            return _positions.TryGetValue(id, out var position) ? position : -1;
        }

        for (var i = 0; i < _records.Count; i++)
        {
            if (_records[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private void BuildIndex()
    {
        _positions = new Dictionary<string, int>(2 * _records.Count, StringComparer.Ordinal);
        for (var i = 0; i < _records.Count; i++)
        {
            _positions.Add(_records[i].Id, i);
        }
    }
}
