using System.Globalization;
using Sfn2Durable.Input.Histories;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>
/// Puts the events of an execution into their scopes. Branches and iterations run at the same time, so their events are
/// mixed; each follows the event that led to it, and a state's name says how deep it lies.
/// </summary>
internal sealed class RecordingBuilder
{
    private readonly Dictionary<long, Place> _places = [];
    private readonly Dictionary<(string State, string Branch), int> _occurrences;
    private readonly Dictionary<(RecordedScope Scope, string State), int> _numbers = [];
    private readonly List<RecordedScope> _scopes;
    private readonly List<RecordedVisit> _visits = [];
    private readonly StateTable _states;
    private readonly ExecutionHistory _history;
    private HistoryEvent? _end;
    private HistoryEvent? _stranger;

    private RecordingBuilder(ExecutionHistory history, StateTable states, RecordedRoot root)
    {
        (_history, _states) = (history, states);
        (_scopes, _occurrences) = ([root.Scope], root.Occurrences);
    }

    /// <summary>Where an event belongs: a run of a scope, and the stay in a state of it, if it concerns one.</summary>
    private readonly record struct Place(RecordedScope Scope, RecordedVisit? Visit);

    public static Recording Build(ExecutionHistory history, StateTable states) =>
        Build(history, states, RecordedRoot.OfMachine());

    /// <summary>Puts the events of a child of a distributed Map where its run of the Map's states is.</summary>
    public static Recording Build(ExecutionHistory history, StateTable states, RecordedRoot root)
    {
        var builder = new RecordingBuilder(history, states, root);
        foreach (var item in history.Events)
        {
            builder.Add(item);
        }

        return new Recording(history, builder._scopes)
        {
            Visits = builder._visits,
            End = builder._end,
            Stranger = builder._stranger,
            Redriven = history.Events.FirstOrDefault(static e => e.Type == "ExecutionRedriven"),
        };
    }

    private void Add(HistoryEvent item)
    {
        var before = _places.TryGetValue(item.PreviousId, out var place) ? place : new Place(_scopes[0], null);
        _places[item.Id] = item switch
        {
            { IsEntered: true } => Enter(item, before),
            { IsExited: true } => Exit(item, before),
            { IsEnd: true } => End(item, before),
            { Type: "MapIterationStarted" or "MapIterationSucceeded" or "MapIterationFailed" or "MapIterationAborted" } =>
                Iteration(item, before),
            { Type: "MapStateStarted" or "ParallelStateStarted" } => Begin(item, before),
            { Type: "MapStateFailed" or "MapStateAborted" or "MapStateSucceeded" or "ParallelStateFailed"
                or "ParallelStateAborted" or "ParallelStateSucceeded" } => Finish(item, before),
            _ => Note(item, before),
        };
    }

    private Place Enter(HistoryEvent item, Place before)
    {
        var scope = _scopes[0];
        if (item.Name is not { } name || !_states.Knows(name))
        {
            _stranger ??= item;
            scope = before.Scope;
        }
        else if (_states.ContainerOf(name) is { } container)
        {
            scope = before.Visit is { } visit && visit.State == container.Name
                ? Inside(visit, container.Index)
                : Climb(before, v => v.State == container.Name).Inner ?? before.Scope;
        }

        var key = (scope, item.Name ?? "");
        _numbers[key] = _numbers.GetValueOrDefault(key) + 1;
        var entered = new RecordedVisit(scope, item, _numbers[key]);
        scope.Visits.Add(entered);
        _visits.Add(entered);
        return new Place(scope, entered);
    }

    private static Place Exit(HistoryEvent item, Place before)
    {
        var visit = before.Visit is { } own && own.State == item.Name
            ? own
            : Climb(before, v => v.State == item.Name).Visit ?? before.Visit;
        if (visit is not null)
        {
            visit.Exited = item;
        }

        return visit is null ? before : new Place(visit.Scope, visit);
    }

    private Place Iteration(HistoryEvent item, Place before)
    {
        var map = before.Visit is { } own && own.State == item.Name ? own : Climb(before, v => v.State == item.Name).Visit;
        return map is null ? before : new Place(Inside(map, item.Index ?? 0), null);
    }

    private Place Begin(HistoryEvent item, Place before)
    {
        var visit = Owner(item, before);
        if (visit is not null)
        {
            visit.Starts++;
            visit.Items = item.Length;
        }

        return visit is null ? before : new Place(visit.Scope, visit);
    }

    private Place Finish(HistoryEvent item, Place before)
    {
        var visit = Owner(item, before);
        if (visit is null)
        {
            return before;
        }

        if (!item.Type.EndsWith("Succeeded", StringComparison.Ordinal))
        {
            Cut(visit, before.Scope);
        }

        return new Place(visit.Scope, visit);
    }

    private Place End(HistoryEvent item, Place before)
    {
        _end = item;
        foreach (var visit in _visits.Where(static v => v.Exited is null && (v.IsMap || v.IsParallel)))
        {
            Cut(visit, before.Scope);
        }

        return before;
    }

    /// <summary>The runs that were left behind when one of them failed; the one that failed is not among them.</summary>
    private static void Cut(RecordedVisit visit, RecordedScope failed)
    {
        var chain = new List<RecordedScope>();
        for (var scope = failed; scope is not null; scope = scope.Container?.Scope)
        {
            chain.Add(scope);
        }

        foreach (var scope in visit.Inner.Values.Where(s => !chain.Contains(s)))
        {
            CutAll(scope);
        }
    }

    private static void CutAll(RecordedScope scope)
    {
        scope.IsCut = true;
        foreach (var inner in scope.Visits.SelectMany(static v => v.Inner.Values))
        {
            CutAll(inner);
        }
    }

    /// <summary>What happened to a Task, or something that matters to nobody here.</summary>
    private Place Note(HistoryEvent item, Place before)
    {
        if (before.Visit is not { } visit)
        {
            return before;
        }

        if (item.Type == "MapRunStarted")
        {
            visit.MapRuns.Add(new RecordedMapRun(visit, item, PathOfAttempt(visit)));
        }
        else if (item.Type is "MapRunSucceeded" or "MapRunFailed" or "MapRunAborted" && visit.MapRuns is [.., var run])
        {
            run.Ended = item;
        }
        else if (visit.IsTask && item.Type is "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled")
        {
            Attempt(visit, item);
        }
        else if (visit.IsTask && IsOutcome(item.Type))
        {
            var attempt = visit.Attempts.LastOrDefault(static a => a.Outcome is null) ?? Attempt(visit, null);
            attempt.Outcome = item;
        }

        return before;
    }

    private static bool IsOutcome(string type) =>
        (type.StartsWith("Task", StringComparison.Ordinal) || type.StartsWith("Lambda", StringComparison.Ordinal)
            || type.StartsWith("Activity", StringComparison.Ordinal))
        && (type.EndsWith("Succeeded", StringComparison.Ordinal) || type.EndsWith("Failed", StringComparison.Ordinal)
            || type.EndsWith("TimedOut", StringComparison.Ordinal));

    private RecordedAttempt Attempt(RecordedVisit visit, HistoryEvent? scheduled)
    {
        var key = (visit.State, visit.Scope.Branch);
        var occurrence = _occurrences.GetValueOrDefault(key);
        _occurrences[key] = occurrence + 1;
        var attempt = new RecordedAttempt(visit, occurrence) { Scheduled = scheduled };
        visit.Attempts.Add(attempt);
        return attempt;
    }

    /// <summary>The Parallel or Map that an event without a name is about.</summary>
    private RecordedVisit? Owner(HistoryEvent item, Place before)
    {
        var isMap = item.Type.StartsWith("Map", StringComparison.Ordinal);
        bool IsOfType(RecordedVisit visit) => isMap ? visit.IsMap : visit.IsParallel;
        var previous = _history.Events.Count > 0 && item.PreviousId is > 0 ? TypeOf(item.PreviousId) : "";

        // What ended inside is not what ends now.
        var isOver = previous.EndsWith("StateExited", StringComparison.Ordinal)
            || (IsFinish(previous) && IsFinish(item.Type));
        return before.Visit is { } own && IsOfType(own) && !isOver ? own : Climb(before, IsOfType).Visit;
    }

    private static bool IsFinish(string type) =>
        (type.StartsWith("MapState", StringComparison.Ordinal) || type.StartsWith("ParallelState", StringComparison.Ordinal))
        && (type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("Aborted", StringComparison.Ordinal)
            || type.EndsWith("Succeeded", StringComparison.Ordinal));

    private string TypeOf(long id)
    {
        // Ids count from 1 without holes; what has holes does not come here.
        var index = id - _history.Events[0].Id;
        return index >= 0 && index < _history.Events.Count ? _history.Events[(int)index].Type : "";
    }

    /// <summary>The nearest container around a place, and the run inside it that the place lies in.</summary>
    private static (RecordedVisit? Visit, RecordedScope? Inner) Climb(Place from, Func<RecordedVisit, bool> isIt)
    {
        for (var scope = from.Scope; scope.Container is { } container; scope = container.Scope)
        {
            if (isIt(container))
            {
                return (container, scope);
            }
        }

        return (null, null);
    }

    private RecordedScope Inside(RecordedVisit visit, int index)
    {
        var outer = visit.Scope;
        var suffix = string.Create(CultureInfo.InvariantCulture, $"[{index}]");
        var path = PathOfAttempt(visit) + suffix;
        if (!visit.Inner.TryGetValue(path, out var scope))
        {
            scope = new RecordedScope(visit, Join(outer.Branch, visit.State) + suffix, path);
            visit.Inner[path] = scope;
            _scopes.Add(scope);
        }

        return scope;
    }

    private static string PathOfAttempt(RecordedVisit visit) => Join(
        visit.Scope.Path,
        string.Create(CultureInfo.InvariantCulture, $"{visit.State}.{visit.Number}.{Math.Max(0, visit.Starts - 1)}"));

    private static string Join(string outer, string name) => outer.Length == 0 ? name : $"{outer}/{name}";
}
