using System.Text.Json.Nodes;
using Durable.Asl;
using static HistoryGenerator.EventList;
using static HistoryGenerator.RecordedCase;

namespace HistoryGenerator;

/// <summary>What the few states do that children in the recordings are made of. What says more is refused.</summary>
internal static class ChildStates
{
    private const string Item = "$$.Map.Item.Value";

    /// <summary>The states of a Map's children.</summary>
    public static JsonObject Of(JsonObject map) =>
        (map["ItemProcessor"] ?? map["Iterator"]) as JsonObject ?? throw new NotSupportedException("The Map has no states.");

    /// <summary>What the children of a Map are started with.</summary>
    public static IReadOnlyList<JsonNode?> Inputs(JsonObject map, JsonNode? data)
    {
        var items = data.Get(Text(map, "ItemsPath") is { Length: > 0 } path ? path : "$") as JsonArray
            ?? throw new NotSupportedException("The items are no list.");
        return [.. items.Select(item => (map["ItemSelector"] ?? map["Parameters"]) is { } template ? Fill(template, data, item) : item)];
    }

    /// <summary>The data after a result was put where a state says.</summary>
    public static JsonNode? Place(JsonObject state, JsonNode? data, JsonNode? result)
    {
        if (state.ContainsKey("ResultSelector") || state.ContainsKey("OutputPath"))
        {
            throw new NotSupportedException("The result is changed on the way.");
        }

        return !state.TryGetPropertyValue("ResultPath", out var path) ? result : path is null ? data : data.With((string?)path ?? "$", result);
    }

    /// <summary>The events of a function that returns its request.</summary>
    public static (JsonNode? Output, long Last) Echo(JsonObject task, JsonNode? data, EventList events, long last)
    {
        var request = task["Parameters"] is { } template ? Fill(template, data, null) : data;
        var resource = Text(task, "Resource");
        if (!resource.EndsWith(":lambda:invoke", StringComparison.Ordinal))
        {
            last = events.Add("LambdaFunctionScheduled", last, With(new JsonObject { ["resource"] = resource }, "input", request));
            last = events.Add("LambdaFunctionStarted", last);
            return (Place(task, data, request), events.Add("LambdaFunctionSucceeded", last, With([], "output", request)));
        }

        var scheduled = Invoke();
        scheduled["region"] = "us-east-1";
        scheduled["parameters"] = ServiceJson.Write(request);
        last = events.Add("TaskScheduled", last, scheduled);
        last = events.Add("TaskStarted", last, Invoke());
        var answer = new JsonObject { ["Payload"] = request?["Payload"]?.DeepClone(), ["StatusCode"] = 200 };
        return (Place(task, data, answer), events.Add("TaskSucceeded", last, With(Invoke(), "output", answer)));
    }

    private static JsonObject Invoke() => new() { ["resourceType"] = "lambda", ["resource"] = "invoke" };

    /// <summary>Fills a template in: members that end in <c>.$</c> are paths into the data or the item.</summary>
    private static JsonNode? Fill(JsonNode? template, JsonNode? data, JsonNode? item) => template switch
    {
        JsonObject o => new JsonObject(o.Select(m => m.Key.EndsWith(".$", StringComparison.Ordinal)
            ? KeyValuePair.Create(m.Key[..^2], Find((string?)m.Value ?? "", data, item)?.DeepClone())
            : KeyValuePair.Create(m.Key, Fill(m.Value, data, item)))),
        JsonArray a => new JsonArray([.. a.Select(e => Fill(e, data, item))]),
        _ => template?.DeepClone(),
    };

    private static JsonNode? Find(string path, JsonNode? data, JsonNode? item) => path switch
    {
        _ when path.StartsWith(Item, StringComparison.Ordinal) => item.Get("$" + path[Item.Length..]),
        "$" => data,
        _ when path.StartsWith("$.", StringComparison.Ordinal) => data.Get(path),
        _ => throw new NotSupportedException($"Nobody knows '{path}' here."),
    };
}
