using System.Text.Json.Nodes;

namespace Durable.Runtime.Storage;

/// <summary>Writes a journal as the history of the AWS service's event model.</summary>
internal sealed class HistoryBuilder(string executionId, bool includeData)
{
    private const string ExecutionEventId = "execution";

    private readonly List<HistoryEvent> _events = [];
    private readonly OperationTable _operations = new();
    private readonly HistoryDetails _details = new(executionId, includeData);
    private readonly Dictionary<string, int> _durations = new(StringComparer.Ordinal);

    public static List<HistoryEvent> Build(
        string executionId,
        IReadOnlyList<JournalEntry> entries,
        bool includeData)
    {
        var builder = new HistoryBuilder(executionId, includeData);
        foreach (var entry in entries)
        {
            builder.Add(entry);
        }

        return builder._events;
    }

    private void Add(JournalEntry entry)
    {
        switch (entry)
        {
            case ExecutionStartedEntry started:
                Add("ExecutionStarted", started.Timestamp, _details.Started(started.Start));
                break;
            case OperationUpdatedEntry updated:
                AddUpdate(updated);
                break;
            case OperationCompletedEntry completed:
                AddCompletion(completed);
                break;
            case InvocationCompletedEntry invocation:
                AddInvocation(invocation);
                break;
            case ExecutionEndedEntry ended:
                Add($"Execution{ended.Status}", ended.Timestamp, _details.Outcome(ended.Result, ended.Error));
                break;
            default:
                break;
        }
    }

    private void AddUpdate(OperationUpdatedEntry entry)
    {
        var update = entry.Update;
        var record = OperationChanges.Apply(
            _operations.Find(update.Id), update, entry.Timestamp, entry.CallbackId);
        _operations.Put(record);
        if (update.StartedAt > 0)
        {
            Add(record, "Started", update.StartedAt, []);
        }

        if (update is { Type: OperationType.Wait, Action: OperationAction.Start })
        {
            _durations[update.Id] = update.DelaySeconds;
        }

        var (verb, details) = update.Action switch
        {
            OperationAction.Start => ("Started", _details.Start(update, record)),
            OperationAction.Succeed => ("Succeeded", _details.Step(update, record)),
            OperationAction.Fail => ("Failed", _details.Step(update, record)),
            OperationAction.Retry => (update.Error is null ? "Succeeded" : "Failed", _details.Step(update, record)),
            _ => ("Cancelled", _details.Outcome(null, new ErrorObject())),
        };
        Add(record, verb, entry.Timestamp, details);
    }

    private void AddCompletion(OperationCompletedEntry entry)
    {
        if (_operations.Find(entry.OperationId) is not { } before)
        {
            return;
        }

        var record = OperationChanges.Complete(before, entry);
        _operations.Put(record);
        var details = record.Type == OperationType.Wait
            ? new JsonObject { ["Duration"] = _durations.GetValueOrDefault(record.Id) }
            : _details.Outcome(entry.Payload, entry.Error);
        Add(record, entry.Status.ToString(), entry.Timestamp, details);
    }

    private void AddInvocation(InvocationCompletedEntry entry) => _events.Add(new HistoryEvent
    {
        EventId = _events.Count + 1,
        EventType = "InvocationCompleted",
        EventTimestamp = entry.Timestamp,
        Details = HistoryDetails.Invocation(entry),
    });

    private void Add(string type, long timestamp, JsonObject details) => _events.Add(new HistoryEvent
    {
        EventId = _events.Count + 1,
        EventType = type,
        EventTimestamp = timestamp,
        Id = ExecutionEventId,
        Details = details,
    });

    private void Add(OperationRecord record, string verb, long timestamp, JsonObject details) =>
        _events.Add(new HistoryEvent
        {
            EventId = _events.Count + 1,
            EventType = $"{record.Type}{verb}",
            EventTimestamp = timestamp,
            Id = record.Id,
            ParentId = record.ParentId,
            Name = record.Name,
            SubType = record.SubType,
            Details = details,
        });
}
