using System.Runtime.CompilerServices;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// What travels in one request. It can be awaited by many: they go on one after the other, in the order in which they
/// began to wait, inside the turn in which the request came back. A task would send all but one of them to the thread
/// pool.
/// </summary>
/// <remarks>It must be awaited at once, in the turn in which the update was added; it is used again later.</remarks>
internal sealed class UpdateBatch : ICriticalNotifyCompletion
{
    private readonly List<Action> _waiting = [];

    public List<OperationUpdate> Updates { get; } = [];

    public bool IsUrgent { get; set; }

    /// <summary>Never: a batch is recorded at the end of a turn at the earliest, and awaited before.</summary>
    public bool IsCompleted => false;

    public UpdateBatch GetAwaiter() => this;

    public void GetResult()
    {
        // If it could not be recorded, nobody goes on.
    }

    public void OnCompleted(Action continuation) => _waiting.Add(continuation);

    public void UnsafeOnCompleted(Action continuation) => _waiting.Add(continuation);

    /// <summary>Lets those who wait go on.</summary>
    public void Land()
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            _waiting[i]();
        }
    }

    public void Reset()
    {
        _waiting.Clear();
        Updates.Clear();
        IsUrgent = false;
    }
}
