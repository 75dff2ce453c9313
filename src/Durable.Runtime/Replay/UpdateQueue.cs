using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Updates on their way to the store. All that a turn produces travels in one request, and all that wait for it share
/// one promise.
/// </summary>
internal sealed class UpdateQueue
{
    private UpdateBatch _current = new();
    private UpdateBatch? _spare;

    public bool IsEmpty => _current.Updates.Count == 0;

    /// <summary>Whether somebody waits for what is queued.</summary>
    public bool IsUrgent => _current.IsUrgent;

    /// <summary>Queues an update that may wait for the next request.</summary>
    public void AddLazily(OperationUpdate update) => _current.Updates.Add(update);

    /// <summary>Queues an update; awaiting the answer goes on in a turn, when the update is recorded.</summary>
    public UpdateBatch Add(OperationUpdate update)
    {
        _current.Updates.Add(update);
        _current.IsUrgent = true;
        return _current;
    }

    /// <summary>Takes all that is queued.</summary>
    public UpdateBatch Take()
    {
        var batch = _current;
        _current = _spare ?? new UpdateBatch();
        _spare = null;
        return batch;
    }

    /// <summary>Gives a batch back that is recorded and no longer awaited.</summary>
    public void Return(UpdateBatch batch)
    {
        batch.Reset();
        _spare ??= batch;
    }
}
