using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;
using static HistoryGenerator.EventList;
using static HistoryGenerator.RecordedCase;

namespace HistoryGenerator;

/// <summary>
/// Makes the histories of the executions that distributed Maps started. The recordings have none of them, but where a
/// child only passes data on, or calls a function that returns its request, everything in it follows from what the
/// recording has: the items, or the result.
/// </summary>
internal sealed class ChildBuilder
{
    private readonly RecordedCase _case;
    private readonly List<JsonObject> _histories = [];

    private ChildBuilder(RecordedCase recorded)
    {
        _case = recorded;
    }

    /// <summary>The children of an execution, and those of its children; none where the recording has not enough.</summary>
    /// <param name="recorded">The execution.</param>
    /// <param name="history">Its history, for the times of its Map Runs.</param>
    public static IReadOnlyList<JsonObject> Build(RecordedCase recorded, JsonObject history)
    {
        var builder = new ChildBuilder(recorded);
        var starts = new Queue<DateTimeOffset>((history["events"] as JsonArray ?? [])
            .Where(static e => Text(e, "type") == "MapRunStarted")
            .Select(static e => DateTimeOffset.Parse(Text(e, "timestamp"), CultureInfo.InvariantCulture)));
        try
        {
            for (var i = 0; i < recorded.Trace.Count; i++)
            {
                if (Text(recorded.Trace[i], "event") == "mapRunStarted")
                {
                    builder.Run(i, starts.Dequeue());
                }
            }
        }
        catch (NotSupportedException)
        {
            return [];
        }

        return builder._histories;
    }

    /// <summary>One Map Run of the recorded execution.</summary>
    private void Run(int index, DateTimeOffset start)
    {
        var entered = _case.Trace.Take(index).Last(static t => Text(t, "event") == "entered");
        var exited = _case.Trace.Skip(index).FirstOrDefault(t => Text(t, "event") == "exited" && Text(t, "state") == Text(entered, "state"))
            ?? throw new NotSupportedException("The Map failed.");
        var map = StateTexts.Find(_case.Definition, Text(entered, "state")) ?? throw new NotSupportedException("The state is unknown.");
        var isRead = map.ContainsKey("ItemReader") || map.ContainsKey("ItemBatcher");
        RunAll(map, isRead ? Told(map, exited["output"]) : ChildStates.Inputs(map, entered["input"]), start);
    }

    /// <summary>Where children return their input, the result tells what was read from elsewhere.</summary>
    private static IReadOnlyList<JsonNode?> Told(JsonObject map, JsonNode? result)
    {
        var states = ChildStates.Of(map)["States"] as JsonObject ?? [];
        var isPlain = states.Count == 1 && states.All(static s => s.Value is JsonObject { Count: 2 } state && Text(state, "Type") == "Pass");
        return isPlain && !map.ContainsKey("ItemSelector") && result is JsonArray outputs
            ? [.. outputs]
            : throw new NotSupportedException("The items are not told.");
    }

    /// <summary>The children of one Map Run, one after another, and what they return.</summary>
    private JsonArray RunAll(JsonObject map, IReadOnlyList<JsonNode?> inputs, DateTimeOffset start)
    {
        var outputs = new JsonArray();
        for (var i = 0; i < inputs.Count; i++)
        {
            outputs.Add(Child(ChildStates.Of(map), inputs[i], start + TimeSpan.FromMilliseconds(i + 1)));
        }

        return outputs;
    }

    private JsonNode? Child(JsonObject processor, JsonNode? input, DateTimeOffset start)
    {
        var events = new EventList(start);
        var details = With([], "input", input);
        details["roleArn"] = (string?)_case.Json["context"]?["Execution"]?["RoleArn"];
        var last = events.Add("ExecutionStarted", 0, details);
        var data = input?.DeepClone();
        for (var name = Text(processor, "StartAt"); name.Length > 0;)
        {
            var state = processor["States"]?[name] as JsonObject ?? throw new NotSupportedException("The state is unknown.");
            var type = Text(state, "Type");
            last = events.Add(type + "StateEntered", last, With(new JsonObject { ["name"] = name }, "input", data));
            (data, last) = type switch
            {
                "Pass" or "Succeed" when state.All(static m => m.Key is "Type" or "End" or "Next") => (data, last),
                "Task" when _case.Json["echoTasks"] is JsonArray echoes && echoes.Any(e => (string?)e == name) =>
                    ChildStates.Echo(state, data, events, last),
                "Map" => Map(state, data, events, last),
                _ => throw new NotSupportedException($"A {type} says more than the recording."),
            };
            last = events.Add(type + "StateExited", last, With(new JsonObject { ["name"] = name }, "output", data));
            name = Text(state, "Next");
        }

        events.Add("ExecutionSucceeded", last, With([], "output", data));
        _histories.Add(events.ToHistory());
        return data?.DeepClone();
    }

    /// <summary>A distributed Map in a child.</summary>
    private (JsonNode? Output, long Last) Map(JsonObject map, JsonNode? data, EventList events, long last)
    {
        var inputs = ChildStates.Inputs(map, data);
        last = events.Add("MapStateStarted", last, new JsonObject { ["length"] = inputs.Count });
        var arn = _case.ExecutionArn is { } parent ? HistoryBuilder.MapRunArn(parent) : null;
        last = events.Add("MapRunStarted", last, new JsonObject { ["mapRunArn"] = arn });
        var result = RunAll(map, inputs, events.Now);
        events.Pass(HistoryBuilder.MapRunTime);
        last = events.Add("MapRunSucceeded", last);
        last = events.Add("MapStateSucceeded", last);
        return (ChildStates.Place(map, data, result), last);
    }
}
