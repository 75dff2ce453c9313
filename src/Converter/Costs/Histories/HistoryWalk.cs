using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Costs.Histories;

/// <summary>
/// Finds the stays in states of one execution. Branches and iterations run at the same time, so their events are mixed;
/// an event belongs to the stay of the event that led to it.
/// </summary>
internal sealed class HistoryWalk
{
    private readonly Dictionary<long, (HistoryEvent Event, StateVisit? Visit)> _seen = [];
    private readonly List<StateVisit> _visits = [];

    private HistoryWalk()
    {
    }

    /// <summary>In the order of entering.</summary>
    public IReadOnlyList<StateVisit> Visits => _visits;

    public int Redrives { get; private set; }

    public int MapRuns { get; private set; }

    public double? InputKb { get; private set; }

    public double? OutputKb { get; private set; }

    /// <summary>
    /// State transitions: a state entered is one, and each attempt after the first. Children of distributed Maps have
    /// histories of their own and are not in it.
    /// </summary>
    public double Transitions => Visits.Count + Visits.Sum(static v => v.Retries) + Redrives;

    public static HistoryWalk Of(ExecutionHistory history)
    {
        var walk = new HistoryWalk();
        foreach (var item in history.Events)
        {
            walk.Add(item);
        }

        return walk;
    }

    private void Add(HistoryEvent item)
    {
        var (previous, before) = _seen.GetValueOrDefault(item.PreviousId);
        var visit = item.IsEntered ? Enter(item, previous, before) : Owner(item, previous, before);
        _seen[item.Id] = (item, visit);
        switch (item.Type)
        {
            case "ExecutionStarted":
                InputKb = item.Kilobytes;
                break;
            case "ExecutionSucceeded":
                OutputKb = item.Kilobytes;
                break;
            case "ExecutionRedriven":
                Redrives++;
                break;
            case "MapRunStarted":
                MapRuns++;
                break;
            default:
                if (visit is not null && !item.IsEntered)
                {
                    VisitEvents.Note(item, visit);
                }

                break;
        }
    }

    private StateVisit Enter(HistoryEvent item, HistoryEvent? previous, StateVisit? before)
    {
        // The first state of a branch or iteration comes after its start, any other one after the state before it.
        var isFirst = previous is { Type: "ParallelStateStarted" or "MapIterationStarted" or "MapStateStarted" };
        var parent = isFirst ? before : before?.Parent;
        var name = item.Name ?? "";
        var type = item.Type[..^"StateEntered".Length];
        if (!isFirst && before is not null)
        {
            before.Next = name;
        }

        var visit = new StateVisit(name, type, parent, item.Time);
        _visits.Add(visit);
        return visit;
    }

    private static StateVisit? Owner(HistoryEvent item, HistoryEvent? previous, StateVisit? before)
    {
        if (item.Name is { } name && (item.IsExited || item.Type.StartsWith("MapIteration", StringComparison.Ordinal)))
        {
            return Climb(before, v => v.Name == name);
        }

        var type = item.Type.StartsWith("MapState", StringComparison.Ordinal) ? "Map"
            : item.Type.StartsWith("ParallelState", StringComparison.Ordinal) ? "Parallel"
            : null;
        if (type is null || previous is null)
        {
            return before;
        }

        // What ended inside is not what ends now.
        var isOver = previous.IsExited || (IsEnd(previous) && IsEnd(item));
        return Climb(isOver ? before?.Parent : before, v => v.Type == type);
    }

    private static bool IsEnd(HistoryEvent item) =>
        item.Type is "MapStateFailed" or "ParallelStateFailed" or "MapStateAborted" or "ParallelStateAborted"
            or "MapStateSucceeded" or "ParallelStateSucceeded";

    private static StateVisit? Climb(StateVisit? from, Func<StateVisit, bool> isIt)
    {
        var visit = from;
        while (visit is not null && !isIt(visit))
        {
            visit = visit.Parent;
        }

        return visit ?? from;
    }
}
