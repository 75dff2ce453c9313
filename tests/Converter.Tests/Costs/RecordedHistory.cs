using System.Text.Json;
using Sfn2Durable.Input.Histories;

namespace Converter.Tests.Costs;

/// <summary>Makes the events of an execution again from a recorded trace, linked as the service links them.</summary>
internal sealed class RecordedHistory
{
    private readonly List<HistoryEvent> _events = [];
    private readonly Dictionary<string, long> _last = [];
    private readonly List<(string Branch, string State, string Type)> _open = [];
    private readonly Dictionary<string, int> _next = [];
    private readonly JsonElement _tasks;
    private readonly ILookup<(string, string), JsonElement> _entered;

    private RecordedHistory(JsonElement recorded)
    {
        _tasks = recorded.GetProperty("tasks");
        _entered = recorded.GetProperty("trace").EnumerateArray()
            .Where(static e => Text(e, "event") == "entered")
            .ToLookup(static e => (Text(e, "branch"), Text(e, "state")));
        _last[""] = Add("ExecutionStarted", 0);
        foreach (var entry in recorded.GetProperty("trace").EnumerateArray())
        {
            AddEntry(entry);
        }

        Add("ExecutionSucceeded", _events[^1].Id);
    }

    /// <summary>States entered, and attempts beyond the first of each stay, counted without looking at the links.</summary>
    public int Transitions { get; private set; }

    /// <summary>False when it cannot be told which stay in a state an attempt belongs to.</summary>
    public bool IsClear { get; private set; } = true;

    public ExecutionHistory History => ExecutionHistory.Of("recorded", _events);

    public static RecordedHistory Of(JsonElement recorded) => new(recorded);

    private void AddEntry(JsonElement entry)
    {
        switch (Text(entry, "event"))
        {
            case "entered":
                Enter(Text(entry, "branch"), Text(entry, "state"), Text(entry, "type"));
                break;
            case "exited":
                Exit(Text(entry, "branch"), Text(entry, "state"), Text(entry, "type"));
                break;
            case "mapStarted" or "parallelStarted":
                Start(Text(entry, "event") == "mapStarted" ? "Map" : "Parallel", entry);
                break;
            case "iterationStarted":
                var begun = Iteration(entry);
                _last[begun] = Add("MapIterationStarted", _last[Outside(begun)], Text(entry, "state"));
                break;
            case "iterationSucceeded" or "iterationFailed":
                var ended = Iteration(entry);
                _last[Outside(ended) + "!"] = Add("MapIterationSucceeded", _last[ended], Text(entry, "state"));
                break;
            case "mapStateFailed":
                Fail(_open.FindLastIndex(static o => o.Type == "Map"));
                break;
            default:
                break;
        }
    }

    private void Enter(string branch, string state, string type)
    {
        // The first state of a branch of a Parallel follows the start of the Parallel.
        var before = _last.TryGetValue(branch, out var last) ? last : _last[Outside(branch)];
        _last[branch] = Add(type + "StateEntered", before, state);
        Transitions++;
        if (type is "Map" or "Parallel")
        {
            _open.Add((branch, state, type));
        }
        else if (type == "Task")
        {
            Attempts(branch, state);
        }
    }

    private void Attempts(string branch, string state)
    {
        var all = _tasks.EnumerateArray().Count(t => Text(t, "branch") == branch && Text(t, "state") == state);
        var stays = _entered[(branch, state)].Count();
        IsClear &= stays == 1 || all <= stays;
        var attempts = stays == 1 ? all : Math.Min(1, all);
        Transitions += Math.Max(0, attempts - 1);
        for (var i = 0; i < attempts; i++)
        {
            _last[branch] = Add("TaskScheduled", _last[branch]);
            _last[branch] = Add(i == attempts - 1 ? "TaskSucceeded" : "TaskFailed", _last[branch]);
        }
    }

    private void Exit(string branch, string state, string type)
    {
        var inside = branch.Length == 0 ? state : $"{branch}/{state}";
        var before = type is "Map" or "Parallel"
            ? _last.Where(l => l.Key.StartsWith(inside + "[", StringComparison.Ordinal)).Select(static l => l.Value)
                .Append(_last.GetValueOrDefault(branch + "!")).Append(_last[branch]).Max()
            : _last[branch];
        _next.Remove($"{branch}|{state}");
        _open.RemoveAll(o => o.Branch == branch && o.State == state);
        _last[branch] = Add(type + "StateExited", before, state);
    }

    private void Start(string type, JsonElement entry)
    {
        var index = _open.FindLastIndex(o => o.Type == type && !_next.ContainsKey($"{o.Branch}|{o.State}"));
        var again = index < 0;
        index = again ? _open.FindLastIndex(o => o.Type == type) : index;
        var (branch, state, _) = _open[index];
        _next[$"{branch}|{state}"] = 1;
        Transitions += again ? 1 : 0;
        var length = entry.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Number ? items.GetDouble() : 0;
        _last[branch] = Add(type + "StateStarted", _last[branch], null, length);
    }

    private void Fail(int open)
    {
        var branch = _open[open].Branch;
        _last[branch] = Add("MapStateFailed", Math.Max(_last.GetValueOrDefault(branch + "!"), _last[branch]));
    }

    /// <summary>The branch that an iteration runs in, by the Map that was opened last under that name.</summary>
    private string Iteration(JsonElement entry)
    {
        var state = Text(entry, "state");
        var index = entry.GetProperty("index").GetInt32();
        var maps = _open.Where(o => o.State == state).ToList();
        IsClear &= maps.Count == 1;
        var branch = maps.Count == 0 ? "" : maps[^1].Branch;
        return (branch.Length == 0 ? state : $"{branch}/{state}") + $"[{index}]";
    }

    private static string Outside(string branch)
    {
        var slash = branch.LastIndexOf('/');
        return slash < 0 ? "" : branch[..slash];
    }

    private long Add(string type, long previous, string? name = null, double? length = null)
    {
        _events.Add(new HistoryEvent(_events.Count + 1, previous, type) { Name = name, Length = length });
        return _events.Count;
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
