using Durable.Runtime.Asl;

namespace EndToEnd.Tests.Operations;

/// <summary>What happened to the states of one execution, each event once, with the time of the execution's clock.</summary>
internal sealed class TimedTrace(TimeProvider clock) : IStatesObserver
{
    private readonly List<(StatesEvent Event, DateTimeOffset At)> _events = [];
    private readonly HashSet<(string Scope, int Sequence)> _seen = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<(StatesEvent Event, DateTimeOffset At)> Events
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
        lock (_lock)
        {
            if (_seen.Add((happened.Scope, happened.Sequence)))
            {
                _events.Add((happened, clock.GetUtcNow()));
            }
        }
    }
}
