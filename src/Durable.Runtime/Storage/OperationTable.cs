namespace Durable.Runtime.Storage;

/// <summary>The operations of one execution, in the order in which they started. Not thread-safe.</summary>
internal sealed class OperationTable
{
    private readonly List<OperationRecord> _records = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    public IReadOnlyList<OperationRecord> All => _records;

    public OperationRecord? Find(string id) => _positions.TryGetValue(id, out var position) ? _records[position] : null;

    /// <summary>Adds or replaces a record.</summary>
    public void Put(OperationRecord record)
    {
        if (_positions.TryGetValue(record.Id, out var position))
        {
            _records[position] = record;
        }
        else
        {
            _positions.Add(record.Id, _records.Count);
            _records.Add(record);
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
                _records[_positions[id]] = before;
            }
            else
            {
                _records.RemoveAt(_positions[id]);
                _positions.Remove(id);
            }
        }
    }

    /// <summary>What a new invocation is given: everything but the children of contexts that completed with a recorded
    /// result, because such a context is answered as a whole.</summary>
    public IReadOnlyList<OperationRecord> Visible()
    {
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        var visible = new List<OperationRecord>(_records.Count);
        foreach (var record in _records)
        {
            var isHidden = record.ParentId is not null && hidden.Contains(record.ParentId);
            if (!isHidden)
            {
                visible.Add(record);
            }

            // Operations start after their context, so a parent has been seen before its children.
            if (record.Type == OperationType.Context && (isHidden || (record.IsTerminal && !record.ReplayChildren)))
            {
                hidden.Add(record.Id);
            }
        }

        return visible;
    }
}
