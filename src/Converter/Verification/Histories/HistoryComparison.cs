using System.Text.Json.Nodes;
using Durable.Runtime.Asl;
using Sfn2Durable.Input.Histories;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>
/// Walks over a recording in the order of its events and finds the first that the replay does not have. Branches and
/// iterations are compared each by itself: how they overlap is chance.
/// </summary>
internal sealed class HistoryComparison
{
    private readonly Recording _recording;
    private readonly ReplayedRun _run;
    private readonly LocalResult _result;
    private readonly StateTable _states;
    private readonly MapRuns _maps;
    private readonly MadeValues _made;
    private readonly ValueMatcher _matcher;
    private readonly Dictionary<RecordedScope, int> _next = [];
    private readonly Dictionary<Recording, Divergence?> _children;

    public HistoryComparison(Recording recording, MapRuns maps, ReplayedRun run, StateTable states, FreeValues free)
    {
        (_recording, _maps, _run, _result, _states) = (recording, maps, run, run.Result, states);
        _made = new MadeValues(states);
        _matcher = new ValueMatcher(free);
        _children = [];
        foreach (var token in run.Calls.Values.Select(static c => c.Invocation.Token).OfType<string>())
        {
            free.Add(token);
        }
    }

    /// <summary>The comparison of a child as a part of that of the execution which started it.</summary>
    private HistoryComparison(HistoryComparison parent, Recording child)
    {
        (_recording, _maps, _run, _states) = (child, parent._maps, parent._run, parent._states);
        _result = parent._run.EndOf(child.Root);
        (_made, _matcher, _children) = (parent._made, parent._matcher, parent._children);
    }

    /// <summary>The children that were compared, each with its own first divergence.</summary>
    public IReadOnlyDictionary<Recording, Divergence?> Children => _children;

    /// <summary>The first divergence, or null when there is none. Children are compared also behind it.</summary>
    public Divergence? Run()
    {
        Divergence? first = null;
        foreach (var (isOfChildren, compare) in Steps())
        {
            if (first is null || isOfChildren)
            {
                first = compare() ?? first;
            }
        }

        return first ?? Beyond() ?? (_recording.IsComplete && !_maps.IsStalled(_recording.Root) ? End() : null);
    }

    /// <summary>The comparisons, in the order of the events.</summary>
    private IEnumerable<(bool IsOfChildren, Func<Divergence?> Compare)> Steps()
    {
        var steps = new List<(long Id, bool IsOfChildren, Func<Divergence?> Compare)>();
        foreach (var visit in _recording.Visits)
        {
            steps.Add((visit.Entered.Id, false, () => Entered(visit)));
            steps.AddRange(visit.Attempts
                .Where(static a => a.Scheduled is not null)
                .Select(a => (a.Scheduled?.Id ?? 0, false, (Func<Divergence?>)(() => Requested(a)))));
            if (visit.Exited is { } exited)
            {
                steps.Add((exited.Id, false, () => Exited(visit, exited)));
            }

            // What children make comes into the world before the result of their Map.
            steps.AddRange(visit.MapRuns.Select(r => (r.Started.Id, true, (Func<Divergence?>)(() => RunChildren(r)))));
        }

        return steps.OrderBy(static s => s.Id).Select(static s => (s.IsOfChildren, s.Compare));
    }

    /// <summary>Compares the children of a run. What they differ in is no divergence of the execution itself.</summary>
    private Divergence? RunChildren(RecordedMapRun run)
    {
        foreach (var child in _maps.ChildrenOf(run).Where(c => _run.In(c.Root).Count > 0))
        {
            _children[child] = new HistoryComparison(this, child).Run();
        }

        return null;
    }

    /// <summary>How far a run of a scope came is chance, or known to nobody.</summary>
    private bool IsOpen(RecordedScope scope) => scope.IsCut || _maps.IsStalled(scope);

    /// <summary>The next event of the replay in the same run of a scope; it is taken.</summary>
    private StatesEvent? Take(RecordedScope scope)
    {
        var events = _run.In(scope);
        var index = _next.GetValueOrDefault(scope);
        _next[scope] = index + 1;
        return index < events.Count ? events[index] : null;
    }

    private Divergence? Entered(RecordedVisit visit)
    {
        var found = Take(visit.Scope);
        if (found is StateEntered entered && entered.State == visit.State)
        {
            return Values(
                Of(DivergenceKind.Input, visit, visit.Entered, $"the input of '{visit.State}'"),
                visit.Entered.Data.Input,
                entered.Input);
        }

        if (found is null && IsOpen(visit.Scope))
        {
            return null;
        }

        return Extra(visit) ?? Of(DivergenceKind.Path, visit, visit.Entered, $"the way to '{visit.State}'") with
        {
            Recorded = $"the execution enters '{visit.State}'",
            Replayed = Describe(found),
        };
    }

    private Divergence? Exited(RecordedVisit visit, HistoryEvent exited)
    {
        var found = Take(visit.Scope);
        if (found is not StateExited left || left.State != visit.State)
        {
            return found is null && IsOpen(visit.Scope)
                ? null
                : Extra(visit) ?? Of(DivergenceKind.Path, visit, exited, $"the end of '{visit.State}'") with
                {
                    Recorded = $"the execution leaves '{visit.State}'",
                    Replayed = Describe(found),
                };
        }

        return Values(
            Of(DivergenceKind.Output, visit, exited, $"the output of '{visit.State}'"), exited.Data.Output, left.Output)
            ?? Variables(visit, exited, left);
    }

    private Divergence? Variables(RecordedVisit visit, HistoryEvent exited, StateExited left)
    {
        if (exited.Data.Assigned is not { } assigned)
        {
            return null;
        }

        var recorded = new JsonObject(assigned.Select(static a => KeyValuePair.Create(a.Key, RecordedJson.Parse(a.Value))));
        var differences = _matcher.Compare(recorded, left.Assigned ?? [], _made.Makes(visit.State));
        return differences.Count == 0
            ? null
            : Of(DivergenceKind.Variables, visit, exited, $"the variables that '{visit.State}' assigns") with
            {
                Differences = differences,
            };
    }

    private Divergence? Requested(RecordedAttempt attempt)
    {
        var (visit, scheduled) = (attempt.Visit, attempt.Scheduled);
        var about = Of(DivergenceKind.Request, visit, scheduled, $"the request of '{visit.State}'");
        if (!_run.Calls.TryGetValue(attempt.Key, out var call))
        {
            return IsOpen(visit.Scope)
                ? null
                : about with
                {
                    Recorded = $"attempt {attempt.Occurrence + 1} of '{visit.State}' makes a request",
                    Replayed = "no such request" + HowItEnded(),
                };
        }

        if (scheduled?.Data is { } data && Resource(data, visit.State) is { } resource)
        {
            return about with { What = $"the resource of '{visit.State}'", Recorded = resource.Recorded, Replayed = resource.Defined };
        }

        return Values(
            about, scheduled?.Data.Parameters ?? scheduled?.Data.Input, RequestRules.Comparable(scheduled?.Data, call.Invocation.Request));
    }

    private (string Recorded, string Defined)? Resource(HistoryData data, string state) =>
        _states[state] is TaskState { Resource: ServiceResource defined }
        && data is { ResourceType: { } type, Resource: { } action }
        && !defined.Text.EndsWith($":{type}:{action}", StringComparison.Ordinal)
        && !defined.Text.EndsWith($":aws-sdk:{type}:{action}", StringComparison.Ordinal)
            ? ($"{type}:{action}", defined.Text)
            : null;

    /// <summary>A request in this state that the execution did not make.</summary>
    private Divergence? Extra(RecordedVisit visit)
    {
        var branch = visit.Scope.Branch;
        var extra = _recording.IsDecided
            ? _run.Calls.Values.FirstOrDefault(c => c.Invocation.State == visit.State && c.Invocation.Branch == branch && !IsRecorded(c))
            : null;
        return extra is null ? null : OfExtra(extra, visit);
    }

    /// <summary>Executions that run the same branch one after another count their attempts on.</summary>
    private bool IsRecorded(ReplayedCall call) => _recording.Attempts.Any(a => a.Key == call.Key)
        || _maps.Children.Any(c => c.Placed.Attempts.Any(a => a.Key == call.Key));

    private static Divergence OfExtra(ReplayedCall call, RecordedVisit? visit) =>
        new(DivergenceKind.Request, call.Invocation.State, call.Invocation.Branch, $"the requests of '{call.Invocation.State}'")
        {
            Event = visit?.Exited ?? visit?.Entered,
            Recorded = call.Invocation.Occurrence == 0
                ? "the execution makes no such request"
                : $"the execution makes {call.Invocation.Occurrence} of them",
            Replayed = $"the code makes one more: {ShortJson.Of(call.Invocation.Request)}",
        };

    /// <summary>What the code did after everything that was recorded.</summary>
    private Divergence? Beyond()
    {
        if (!_recording.IsDecided)
        {
            return null;
        }

        foreach (var scope in _recording.Scopes.Where(s => !IsOpen(s)))
        {
            var events = _run.In(scope);
            var index = _next.GetValueOrDefault(scope);
            if (index < events.Count && events[index] is StateEntered more)
            {
                return new Divergence(DivergenceKind.Path, more.State, more.Branch, $"the way to '{more.State}'")
                {
                    Event = scope.Visits.Count > 0 ? scope.Visits[^1].Exited : null,
                    Recorded = "the execution goes no further",
                    Replayed = $"the code enters '{more.State}'",
                };
            }
        }

        return null;
    }

    private Divergence? End()
    {
        var end = _recording.End;
        var last = _recording.Visits.Count > 0 ? _recording.Visits[^1] : null;
        var about = new Divergence(DivergenceKind.End, last?.State ?? "", last?.Scope.Branch ?? "", "the end of the execution")
        {
            Event = end,
        };
        var status = EndText.StatusOf(end);
        if (status != _result.Status)
        {
            return about with { Recorded = EndText.Of(end), Replayed = HowEnded() };
        }

        if (status == LocalStatus.Succeeded)
        {
            return Values(about with { What = "the output of the execution" }, end?.Data.Output, _result.Output);
        }

        return status == LocalStatus.TimedOut
            ? null
            : Text(about with { What = "the error of the execution" }, end?.Data.Error, _result.Error)
                ?? Text(about with { What = "the cause of the execution's error" }, end?.Data.Cause, _result.Cause);
    }

    private Divergence? Text(Divergence about, string? recorded, string? replayed)
    {
        var differences = _matcher.Compare(recorded ?? "", replayed ?? "", about.State.Length > 0 && _made.Makes(about.State));
        return differences.Count == 0 ? null : about with { Differences = differences };
    }

    /// <summary>Data that the history leaves out, or that somebody blacked out, are not compared.</summary>
    private Divergence? Values(Divergence about, string? recorded, JsonNode? replayed)
    {
        if (recorded is null || about.Event is { Data.IsTruncated: true } || !RecordedJson.IsJson(recorded))
        {
            return null;
        }

        var differences = _matcher.Compare(RecordedJson.Parse(recorded), replayed, _made.Makes(about.State));
        return differences.Count == 0 ? null : about with { Differences = differences };
    }

    private static Divergence Of(DivergenceKind kind, RecordedVisit visit, HistoryEvent? item, string what) =>
        new(kind, visit.State, visit.Scope.Branch, what) { Event = item };

    private string Describe(StatesEvent? found) => found switch
    {
        StateEntered entered => $"the code enters '{entered.State}'",
        StateExited exited => $"the code leaves '{exited.State}'",
        _ => "the code does not come that far" + HowItEnded(),
    };

    private string HowItEnded() => $": it ends with {HowEnded()}";

    private string HowEnded() => _run.RanAway ? "no end in sight" : EndText.Of(_result);
}
