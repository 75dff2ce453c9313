using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>Operations that wait for something outside: time, a callback, an invoke.</summary>
internal sealed class ParkingLot
{
    private readonly Dictionary<string, List<TaskCompletionSource<OperationRecord>>> _waiting =
        new(StringComparer.Ordinal);

    public bool IsEmpty => _waiting.Count == 0;

    public IEnumerable<string> Ids => _waiting.Keys;

    /// <summary>Whether a record answers who waits for its operation.</summary>
    public static bool IsAnswer(OperationRecord record) => record.IsTerminal || record.Status == OperationStatus.Ready;

    public TaskCompletionSource<OperationRecord> Park(string id)
    {
        if (!_waiting.TryGetValue(id, out var places))
        {
            places = [];
            _waiting.Add(id, places);
        }

        var place = new TaskCompletionSource<OperationRecord>();
        places.Add(place);
        return place;
    }

    /// <summary>Wakes who waits for the operation, if the record answers them.</summary>
    public void Wake(OperationRecord record)
    {
        if (IsAnswer(record) && _waiting.Remove(record.Id, out var places))
        {
            foreach (var place in places)
            {
                place.TrySetResult(record);
            }
        }
    }

    /// <summary>Gives a place up because its owner was cancelled.</summary>
    public void Cancel(string id, TaskCompletionSource<OperationRecord> place, CancellationToken token)
    {
        if (_waiting.TryGetValue(id, out var places) && places.Remove(place) && places.Count == 0)
        {
            _waiting.Remove(id);
        }

        place.TrySetCanceled(token);
    }
}
