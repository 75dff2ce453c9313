using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace HistoryGenerator;

/// <summary>One recorded execution of the corpus: definition, input, answers of its tasks and what was observed.</summary>
internal sealed record RecordedCase(JsonNode Json)
{
    public string Id => Text(Json, "id");

    public JsonNode Definition => Json["definition"] ?? throw new FormatException($"{Id} has no definition.");

    public IReadOnlyList<JsonNode> Trace => List("trace");

    public IReadOnlyList<JsonNode> Tasks => List("tasks");

    public JsonNode? Expect => Json["expect"];

    public string? ExecutionArn => Text(Json["context"]?["Execution"], "Id") is { Length: > 0 } arn ? arn : null;

    public bool IsExpress => Text(Json, "type") == "EXPRESS";

    /// <summary>The objects that a distributed Map may read: bucket, key, content.</summary>
    public IEnumerable<(string Bucket, string Key, byte[] Content)> Objects =>
        (Json["fixtures"]?["s3"] as JsonArray ?? []).OfType<JsonNode>().Select(static o => (
            Text(o, "bucket"),
            Text(o, "key"),
            o["body"] is JsonObject encoded
                ? Convert.FromBase64String(Text(encoded, "base64"))
                : System.Text.Encoding.UTF8.GetBytes(Text(o, "body"))));

    public DateTimeOffset Start => DateTimeOffset.Parse(
        (string?)Json["clock"] ?? (string?)Json["recordedAt"] ?? "2024-01-01T00:00:00Z",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal);

    /// <summary>False where the trace is sorted by its text.</summary>
    public bool HasOrder => (bool?)Json["branchOrderRemoved"] != true;

    /// <summary>Why no history of the service's form can be made of it; null when one can.</summary>
    public string? Obstacle =>
        Trace.Count == 0 ? "only its final answer was recorded"
        : !HasOrder ? "the recording lost the order of its events"
        : Volatile.Any(ReplacedValues.IsLost) ? "the recording has a word where the service had a value that nobody knows"
        : null;

    /// <summary>The places of values that differ in every execution.</summary>
    public IReadOnlyList<JsonNode> Volatile => List("volatile");

    /// <summary>The value at one of these places.</summary>
    public JsonNode? ValueAt(JsonNode place) => ReplacedValues.Find(Json, Text(place, "path"));

    /// <summary>All recorded executions of a corpus folder; values that the recording replaced are made up again.</summary>
    public static IEnumerable<RecordedCase> ReadAll(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
        from one in ServiceJson.Parse(File.ReadAllText(file))?.AsArray() ?? []
        where one is JsonObject
        select new RecordedCase(ReplacedValues.Restore(one));

    public static string Text(JsonNode? node, string name) =>
        node?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    private List<JsonNode> List(string name) => [.. (Json[name] as JsonArray ?? []).OfType<JsonNode>()];
}
