using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>What the invocation knows of the execution's operations, and which of them the workflow has asked for.
/// </summary>
internal sealed class OperationLog
{
    private readonly Dictionary<string, Slot> _slots;
    private Dictionary<string, int>? _unvisitedByParent;
    private int _unvisitedAtRoot;
    private int _unvisitedTerminal;

    public OperationLog(IReadOnlyList<OperationRecord> operations)
    {
        _slots = new Dictionary<string, Slot>(operations.Count, StringComparer.Ordinal);
        for (var i = 0; i < operations.Count; i++)
        {
            var record = operations[i];
            if (record.Type != OperationType.Execution)
            {
                _slots[record.Id] = new Slot(record) { IsVisited = record.SubType == ResultParts.SubType };
                if (record.SubType == ResultParts.SubType)
                {
                    // The workflow asks for the step, not for the parts of its result.
                    continue;
                }

                _unvisitedTerminal += record.IsTerminal ? 1 : 0;
                CountUnvisited(record, 1);
            }
        }
    }

    /// <summary>Whether finished operations are recorded that the workflow has not asked for yet.</summary>
    public bool IsReplaying => _unvisitedTerminal > 0;

    public OperationRecord? Find(string id) => _slots.TryGetValue(id, out var slot) ? slot.Record : null;

    /// <summary>The record of an operation the workflow asks for; <c>null</c> when it is new.</summary>
    public OperationRecord? Visit(string id)
    {
        if (!_slots.TryGetValue(id, out var slot))
        {
            return null;
        }

        if (!slot.IsVisited)
        {
            slot.IsVisited = true;
            _unvisitedTerminal -= slot.Record.IsTerminal ? 1 : 0;
            CountUnvisited(slot.Record, -1);
        }

        return slot.Record;
    }

    /// <summary>Takes over what a checkpoint answered.</summary>
    public void Merge(OperationRecord record)
    {
        if (_slots.TryGetValue(record.Id, out var slot))
        {
            if (!slot.IsVisited && record.IsTerminal && !slot.Record.IsTerminal)
            {
                _unvisitedTerminal++;
            }

            slot.Record = record;
        }
        else if (!(record.IsTerminal && record.Type == OperationType.Step))
        {
            // A step that began and ended in this invocation has answered its caller; nobody asks for it again.
            _slots.Add(record.Id, new Slot(record) { IsVisited = true });
        }
    }

    /// <summary>The operations recorded directly in a context that the workflow never asked for.</summary>
    public IReadOnlyList<OperationRecord> UnvisitedIn(string? parentId)
    {
        var count = parentId is null ? _unvisitedAtRoot : _unvisitedByParent?.GetValueOrDefault(parentId) ?? 0;
        if (count == 0)
        {
            return [];
        }

        return [.. _slots.Values
            .Where(slot => !slot.IsVisited && slot.Record.ParentId == parentId)
            .Select(slot => slot.Record)];
    }

    private void CountUnvisited(OperationRecord record, int change)
    {
        if (record.ParentId is not { } parent)
        {
            _unvisitedAtRoot += change;
            return;
        }

        _unvisitedByParent ??= new(StringComparer.Ordinal);
        _unvisitedByParent[parent] = _unvisitedByParent.GetValueOrDefault(parent) + change;
    }

    private sealed class Slot(OperationRecord record)
    {
        public OperationRecord Record { get; set; } = record;

        public bool IsVisited { get; set; }
    }
}
