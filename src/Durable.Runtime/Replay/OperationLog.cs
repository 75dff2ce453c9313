using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>What the invocation knows of the execution's operations, and which of them the workflow has asked for.
/// </summary>
internal sealed class OperationLog
{
    private readonly Dictionary<string, Slot> _slots;
    private readonly Dictionary<string, int> _unvisitedByParent = new(StringComparer.Ordinal);
    private int _unvisitedTerminal;

    public OperationLog(IReadOnlyList<OperationRecord> operations)
    {
        _slots = new Dictionary<string, Slot>(operations.Count, StringComparer.Ordinal);
        foreach (var record in operations)
        {
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
        ref var slot = ref CollectionsMarshal.GetValueRefOrNullRef(_slots, id);
        if (Unsafe.IsNullRef(ref slot))
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
        ref var slot = ref CollectionsMarshal.GetValueRefOrNullRef(_slots, record.Id);
        if (!Unsafe.IsNullRef(ref slot))
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
        if (_unvisitedByParent.GetValueOrDefault(parentId ?? "") == 0)
        {
            return [];
        }

        return [.. _slots.Values
            .Where(slot => !slot.IsVisited && slot.Record.ParentId == parentId)
            .Select(slot => slot.Record)];
    }

    private void CountUnvisited(OperationRecord record, int change)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_unvisitedByParent, record.ParentId ?? "", out _);
        count += change;
    }

    private struct Slot(OperationRecord record)
    {
        public OperationRecord Record = record;
        public bool IsVisited;
    }
}
