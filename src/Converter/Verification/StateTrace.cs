using Durable.Runtime.Asl;

namespace Sfn2Durable.Verification;

/// <summary>Remembers what happened to the states of one execution, each event once however often it is replayed.</summary>
public sealed class StateTrace : IStatesObserver
{
    private readonly List<StatesEvent> _events = [];
    private readonly HashSet<(string Scope, int Sequence)> _seen = [];
    private readonly Action<StatesEvent>? _onEvent;
    private readonly Lock _lock = new();

    /// <param name="onEvent">Is told of each new event, in order.</param>
    public StateTrace(Action<StatesEvent>? onEvent = null)
    {
        _onEvent = onEvent;
    }

    public IReadOnlyList<StatesEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    public void OnEvent(StatesEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        lock (_lock)
        {
            if (!_seen.Add((happened.Scope, happened.Sequence)))
            {
                return;
            }

            _events.Add(happened);
            _onEvent?.Invoke(happened);
        }
    }
}
