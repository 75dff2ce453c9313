using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Runtime.Asl;
using Sfn2Durable.Input.Histories;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>
/// The distributed Maps of one execution while it is replayed: which recorded child ran where, and which runs are
/// answered from the history instead because their children cannot be replayed.
/// </summary>
internal sealed class MapRuns
{
    private readonly StateTable _states;
    private readonly ChildHistories _histories;
    private readonly IReadOnlyList<string> _names;
    private readonly MadeValues _made;
    private readonly Lock _lock = new();

    /// <summary>Runs by path, of the execution and of the children that are known.</summary>
    private readonly Dictionary<string, RecordedMapRun> _runs = new(StringComparer.Ordinal);

    /// <summary>Known children by the path of their run of the Map's states, in the order in which they were met.</summary>
    private readonly Dictionary<string, (ChildHistory History, Recording Placed)> _children = new(StringComparer.Ordinal);
    private readonly List<ReplayedChild> _unknown = [];
    private readonly Dictionary<string, (RecordedVisit Visit, TaskOutcome Outcome)> _answered = new(StringComparer.Ordinal);

    /// <summary>The runs of scopes, by path, that do not go on.</summary>
    private readonly HashSet<string> _stalled = new(StringComparer.Ordinal);

    /// <summary>Histories that are taken in their order, by the path of the run of the Map's states.</summary>
    private readonly Dictionary<string, ChildHistory> _ordered = new(StringComparer.Ordinal);

    /// <summary>Children of runs that are answered from the history by now.</summary>
    private readonly List<(ChildHistory History, Recording Placed)> _done = [];
    private readonly Recording _recording;
    private readonly RecordedRoot _root;
    private Dictionary<(string State, string Branch), int> _occurrences;

    /// <param name="recording">The execution.</param>
    /// <param name="states">Its machine.</param>
    /// <param name="root">Where its states begin.</param>
    /// <param name="histories">Executions that may be its children.</param>
    /// <param name="names">Made up names, each of which may be whatever the histories have in its place.</param>
    public MapRuns(
        Recording recording, StateTable states, RecordedRoot root, ChildHistories histories, IReadOnlyList<string> names)
    {
        (_recording, _states, _root, _histories, _names) = (recording, states, root, histories, names);
        _made = new MadeValues(states);
        _occurrences = new(root.Occurrences);
        States = recording.Visits.Count + histories.Free.Sum(static h => h.Recording.Visits.Count);
        Register(recording);
    }

    /// <summary>A child that the code started and that no history is known of.</summary>
    private sealed record ReplayedChild(RecordedMapRun Run, string Path, string Branch, JsonNode? Input)
    {
        /// <summary>It asked for the answer to a Task.</summary>
        public bool IsStuck { get; set; }
    }

    /// <summary>The children that are run, with the histories they come from.</summary>
    public IReadOnlyCollection<(ChildHistory History, Recording Placed)> Children => _children.Values;

    /// <summary>The children that were run in this replay or in a former one.</summary>
    public IEnumerable<(ChildHistory History, Recording Placed)> AllChildren => _done.Concat(_children.Values);

    /// <summary>The stays in Maps of which a run is answered from the history, and whether that tells the result.</summary>
    public IEnumerable<(RecordedVisit Visit, bool IsTold)> Answered => _answered.Values
        .Select(static a => (a.Visit, !ReferenceEquals(a.Outcome, TaskOutcome.Pending)))
        .DistinctBy(static a => a.Visit);

    /// <summary>How many states the execution and all children entered, whether they are known to be its own or not.</summary>
    public int States { get; }

    /// <summary>Whether a child waits for an answer that no history has.</summary>
    public bool IsStuck => _unknown.Exists(static c => c.IsStuck);

    public IEnumerable<Recording> ChildrenOf(RecordedMapRun run) =>
        _children.Where(c => RunOf(c.Key) == run).Select(static c => c.Value.Placed);

    /// <summary>Whether a run of a scope cannot go on behind a Map whose result nobody knows.</summary>
    public bool IsStalled(RecordedScope scope) => _stalled.Contains(scope.Path);

    /// <summary>Is told of each state that the code enters; the first of a child finds its history by its input.</summary>
    /// <returns>The history, where it was not known before.</returns>
    public Recording? Meet(StateEntered entered)
    {
        lock (_lock)
        {
            if (entered.Sequence != 0 || RunOf(entered.Scope) is not { } run || _children.ContainsKey(entered.Scope))
            {
                return null;
            }

            var child = new ReplayedChild(run, entered.Scope, entered.Branch, entered.Input);
            var found = _ordered.GetValueOrDefault(entered.Scope) is { } ordered && _histories.Free.Contains(ordered)
                ? ordered
                : _histories.Of(run).FirstOrDefault(h => IsSame(h.Input, entered.Input, _made.Makes(run.Visit.State)));
            if (found is not null)
            {
                return Place(child, found);
            }

            if (!_unknown.Exists(u => u.Path == child.Path))
            {
                _unknown.Add(child);
            }

            return null;
        }
    }

    /// <summary>Is told of a Task that no recording has an answer for.</summary>
    /// <returns>False where it is no Task of a child.</returns>
    public bool Miss(string branch)
    {
        lock (_lock)
        {
            var child = _unknown.FindLast(c => c.Branch == branch || branch.StartsWith(c.Branch + "/", StringComparison.Ordinal));
            if (child is not null)
            {
                child.IsStuck = true;
            }

            return child is not null;
        }
    }

    public TaskOutcome AnswerTo(string run) =>
        _answered.TryGetValue(run, out var answer) ? answer.Outcome : TaskOutcome.NotHandled;

    /// <summary>
    /// Draws conclusions from a replay: children that are all there are taken in their order where their inputs are not
    /// the same, and runs of which children are missing or differ are answered from the history.
    /// </summary>
    /// <param name="differing">The first child that did something else; later ones may have done so because of it.</param>
    /// <param name="stopped">The state at which the execution itself first did something else; null where it did not.</param>
    /// <returns>False where there is nothing to conclude, so that another replay would be the same.</returns>
    public bool Learn(ExecutionHistory? differing, RecordedVisit? stopped)
    {
        var unknown = _unknown.ToList();
        _unknown.Clear();
        var isNew = differing is not null && RunOf(_children.First(c => c.Value.History.History == differing).Key) is { } wrong && Answer(wrong);
        foreach (var children in unknown.Where(_ => !isNew).GroupBy(static c => c.Run).ToList())
        {
            isNew |= PlaceInOrder(children.Key, [.. children]) || (children.Any(static c => c.IsStuck) && Answer(children.Key));
        }

        isNew |= stopped is { MapRuns.Count: > 0 } && IsOutside(stopped) && Answer(stopped.MapRuns[0]);
        if (isNew)
        {
            Restart();
        }

        return isNew;
    }

    /// <summary>Takes children in their order, where all are there.</summary>
    private bool PlaceInOrder(RecordedMapRun run, IReadOnlyList<ReplayedChild> children)
    {
        var histories = _histories.Of(run).ToList();
        if (histories.Count == 0 || histories.Count + ChildrenOf(run).Count() != Expected(run, children.Count))
        {
            return false;
        }

        foreach (var (child, history) in children.Zip(histories))
        {
            _ordered[child.Path] = history;
        }

        return true;
    }

    /// <summary>
    /// Forgets which child ran where, but for those that will not run again: where one is left out others change their
    /// place.
    /// </summary>
    private void Restart()
    {
        foreach (var (path, child) in _children.ToList())
        {
            if (_answered.Keys.Any(run => path.StartsWith(run + "[", StringComparison.Ordinal)))
            {
                _done.Add(child);
            }
            else
            {
                _histories.Return(child.History);
            }
        }

        _children.Clear();
        _occurrences = new(_root.Occurrences);
        _runs.Clear();
        Register(_recording);
        _done.ForEach(d => Register(d.Placed));
    }

    private bool IsSame(JsonNode? recorded, JsonNode? replayed, bool makesValues)
    {
        var free = new FreeValues();
        _names.ToList().ForEach(free.Add);
        return new ValueMatcher(free).Compare(recorded, replayed, makesValues).Count == 0;
    }

    /// <summary>The items or the results lie where no replay gets at them.</summary>
    private bool IsOutside(RecordedVisit visit) =>
        _states[visit.State] is MapState { Distributed: { } map } && (map.ItemReader is not null || map.ResultWriter is not null);

    /// <summary>How many children a run has, as far as its history tells, else as many as the code started.</summary>
    private int Expected(RecordedMapRun run, int unknown) =>
        run.Visit is { Items: > 0 and var items } && _states[run.Visit.State] is MapState { Distributed: { ItemBatcher: null, ItemReader: null } }
            ? (int)items
            : unknown + ChildrenOf(run).Count();

    /// <summary>Answers all runs of a stay in a Map.</summary>
    private bool Answer(RecordedMapRun run)
    {
        var isNew = false;
        foreach (var one in run.Visit.MapRuns.Where(r => !_answered.ContainsKey(r.Path)))
        {
            var outcome = _states[one.Visit.State] is MapState map ? MapResult.Of(one, map) : TaskOutcome.Pending;
            _answered[one.Path] = (one.Visit, outcome);
            isNew = true;
            for (var scope = one.Visit.Scope; ReferenceEquals(outcome, TaskOutcome.Pending) && scope is not null; scope = scope.Container?.Scope)
            {
                _stalled.Add(scope.Path);
            }
        }

        return isNew;
    }

    private Recording Place(ReplayedChild child, ChildHistory history)
    {
        _histories.Take(history);
        var scope = new RecordedScope(child.Run.Visit, child.Branch, child.Path);
        var placed = RecordingBuilder.Build(history.History, _states, new RecordedRoot(scope, _occurrences));
        _children[child.Path] = (history, placed);
        Register(placed);
        return placed;
    }

    private void Register(Recording recording)
    {
        foreach (var run in recording.Visits.SelectMany(static v => v.MapRuns))
        {
            _runs[run.Path] = run;
        }
    }

    /// <summary>The run that a scope is a child of, by its path.</summary>
    private RecordedMapRun? RunOf(string path)
    {
        var bracket = path.LastIndexOf('[');
        return bracket > 0 && path.EndsWith(']') && int.TryParse(path.AsSpan(bracket + 1, path.Length - bracket - 2), CultureInfo.InvariantCulture, out _)
            ? _runs.GetValueOrDefault(path[..bracket])
            : null;
    }
}
