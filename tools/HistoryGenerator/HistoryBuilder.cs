using System.Text.Json.Nodes;
using Durable.Asl;
using static HistoryGenerator.EventList;
using static HistoryGenerator.RecordedCase;

namespace HistoryGenerator;

/// <summary>Makes the history of an execution again from what was observed of it, linked as the service links events.</summary>
internal sealed class HistoryBuilder
{
    /// <summary>How long the children of a Map Run take together.</summary>
    public static readonly TimeSpan MapRunTime = TimeSpan.FromMinutes(1);

    private readonly RecordedCase _case;
    private readonly EventList _events;
    private readonly Dictionary<string, long> _last = [];
    private readonly List<OpenContainer> _open = [];
    private readonly TaskEvents _tasks;
    private long _failed;

    private HistoryBuilder(RecordedCase recorded)
    {
        _case = recorded;
        _events = new EventList(recorded.Start);
        _tasks = new TaskEvents(recorded, _events);
    }

    private sealed record OpenContainer(string Branch, string State, string Type)
    {
        public HashSet<int> Started { get; } = [];

        public bool HasBegun { get; set; }

        public string Inside(int index) => $"{(Branch.Length == 0 ? State : $"{Branch}/{State}")}[{index}]";
    }

    /// <summary>The history as the command line prints it: an object with <c>events</c>.</summary>
    public static JsonObject Build(RecordedCase recorded)
    {
        var builder = new HistoryBuilder(recorded);
        var start = With([], "input", recorded.Json["input"]);
        start["roleArn"] = (string?)recorded.Json["context"]?["Execution"]?["RoleArn"];
        builder._last[""] = builder._events.Add("ExecutionStarted", 0, start);
        foreach (var entry in recorded.Trace)
        {
            builder.Add(entry);
        }

        builder.End();
        return builder._events.ToHistory();
    }

    private void Add(JsonNode entry)
    {
        switch (Text(entry, "event"))
        {
            case "entered":
                Enter(entry);
                break;
            case "exited":
                Exit(entry);
                break;
            case "mapStarted" or "parallelStarted":
                Begin(Text(entry, "event") == "mapStarted" ? "Map" : "Parallel", entry);
                break;
            case "iterationStarted" or "iterationSucceeded" or "iterationFailed" or "iterationAborted":
                Iteration(entry);
                break;
            case "mapRunStarted" or "mapRunSucceeded" or "mapRunFailed":
                MapRun(entry);
                break;
            case "mapStateFailed" or "parallelStateFailed" or "mapStateAborted" or "parallelStateAborted":
                Fail(entry);
                break;
            case "evaluationFailed":
                var details = new JsonObject(entry.AsObject().Where(static m => m.Key != "event")
                    .Select(static m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
                _failed = _events.Add("EvaluationFailed", _events.Last, details);
                break;
            case "taskStateAborted":
                _events.Add("TaskStateAborted", 0);
                break;
            default:
                break;
        }
    }

    private void Enter(JsonNode entry)
    {
        var (branch, state, type) = (Text(entry, "branch"), Text(entry, "state"), Text(entry, "type"));
        var before = _last.TryGetValue(branch, out var last) ? last : _last[Outside(branch)];
        var details = With(new JsonObject { ["name"] = state }, "input", entry["input"]);
        _last[branch] = _events.Add(type + "StateEntered", before, details);
        _failed = _last[branch];
        if (type is "Map" or "Parallel")
        {
            _open.Add(new OpenContainer(branch, state, type));
        }
        else if (type == "Task")
        {
            _last[branch] = _tasks.Add(branch, state, _last[branch]);
            _failed = _last[branch];
        }
        else if (type == "Wait")
        {
            _events.Pass(TimeSpan.FromSeconds(StateTexts.WaitSeconds(_case.Definition, state)));
        }
    }

    private void Exit(JsonNode entry)
    {
        var (branch, state, type) = (Text(entry, "branch"), Text(entry, "state"), Text(entry, "type"));
        var container = _open.FindLast(o => o.Branch == branch && o.State == state);
        var before = _last[branch];
        if (container is not null)
        {
            _open.Remove(container);
            if (before > 0 && container.HasBegun)
            {
                before = _events.Add(type + "StateSucceeded", LastInside(container, before));
            }
        }

        var details = With(new JsonObject { ["name"] = state }, "output", entry["output"]);
        if (entry["assigned"] is JsonObject assigned)
        {
            details["assignedVariables"] = new JsonObject(
                assigned.Select(static a => KeyValuePair.Create(a.Key, (JsonNode?)ServiceJson.Write(a.Value))));
        }

        _last[branch] = _events.Add(type + "StateExited", before, details);
        _failed = _last[branch];
    }

    private long LastInside(OpenContainer container, long before) =>
        _last.Where(l => l.Key.StartsWith(container.Inside(0)[..^2], StringComparison.Ordinal)).Select(static l => l.Value)
            .Append(before).Max();

    private void Begin(string type, JsonNode entry)
    {
        var container = _open.FindLast(o => o.Type == type && !o.HasBegun) ?? _open.FindLast(o => o.Type == type)
            ?? throw new FormatException("A container begins that was not entered.");
        container.HasBegun = true;
        container.Started.Clear();
        ForgetInside(container);
        JsonObject? details = type == "Map" ? new JsonObject { ["length"] = entry["items"]?.DeepClone() } : null;
        _last[container.Branch] = _events.Add(type + "StateStarted", _last[container.Branch], details);
    }

    /// <summary>What runs again starts anew: its branches have no last event of their own any more.</summary>
    private void ForgetInside(OpenContainer container)
    {
        var prefix = container.Inside(0)[..^2];
        foreach (var key in _last.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            _last.Remove(key);
        }
    }

    private void Iteration(JsonNode entry)
    {
        var (kind, state) = (Text(entry, "event")["iteration".Length..], Text(entry, "state"));
        var index = (int?)entry["index"] ?? 0;
        var maps = _open.Where(o => o.State == state).ToList();
        var map = kind == "Started"
            ? maps.FindLast(m => m.Started.Add(index))
            : maps.FindLast(m => m.Started.Contains(index) && _last.ContainsKey(m.Inside(index)));
        map ??= maps[^1];
        var branch = map.Inside(index);
        var before = _last.TryGetValue(branch, out var inside) ? inside : _last[map.Branch];
        _last[branch] = _events.Add(
            "MapIteration" + kind, before, new JsonObject { ["name"] = state, ["index"] = index });
        _failed = _last[branch];
    }

    private void MapRun(JsonNode entry)
    {
        var branch = _open.FindLast(static o => o.Type == "Map")?.Branch ?? "";
        var kind = Text(entry, "event")["mapRun".Length..];
        var details = kind switch
        {
            "Started" => new JsonObject { ["mapRunArn"] = _case.ExecutionArn is { } arn ? MapRunArn(arn) : null },
            "Failed" => new JsonObject { ["error"] = entry["error"]?.DeepClone(), ["cause"] = entry["cause"]?.DeepClone() },
            _ => null,
        };
        _last[branch] = _failed = _events.Add("MapRun" + kind, _last[branch], details);
        if (kind == "Started")
        {
            _events.Pass(MapRunTime);
        }
    }

    private void Fail(JsonNode entry)
    {
        var type = Text(entry, "event").StartsWith("map", StringComparison.Ordinal) ? "Map" : "Parallel";
        var container = _open.FindLast(o => o.Type == type) ?? throw new FormatException("A container fails that was not entered.");
        container.HasBegun = false;
        var kind = Text(entry, "event").EndsWith("Aborted", StringComparison.Ordinal) ? "StateAborted" : "StateFailed";
        _last[container.Branch] = _failed = _events.Add(type + kind, Math.Max(_failed, _last[container.Branch]));
    }

    private void End()
    {
        var status = Text(_case.Expect, "status");
        var before = status == "SUCCEEDED" ? _last[""] : _failed;
        switch (status)
        {
            case "SUCCEEDED":
                _events.Add("ExecutionSucceeded", before, With([], "output", _case.Expect?["output"]));
                break;
            case "TIMED_OUT":
                _events.Add("ExecutionTimedOut", before, []);
                break;
            case "FAILED":
                _events.Add("ExecutionFailed", before, TaskEvents.Failure(_case.Expect));
                break;
            default:
                throw new FormatException($"{_case.Id} ends with '{status}'.");
        }
    }

    public static string MapRunArn(string executionArn) =>
        executionArn.Split(':') is [var arn, var partition, var states, var region, var account, _, var machine, ..]
            ? $"{arn}:{partition}:{states}:{region}:{account}:mapRun:{machine}/label:0f3e9a52-8c1b-4d7a-9e60-5b2c7d41f8a3"
            : executionArn;

    private static string Outside(string branch)
    {
        var slash = branch.LastIndexOf('/');
        return slash < 0 ? "" : branch[..slash];
    }
}
