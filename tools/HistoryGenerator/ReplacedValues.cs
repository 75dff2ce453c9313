using System.Globalization;
using System.Text.Json.Nodes;

namespace HistoryGenerator;

/// <summary>
/// Times, random numbers and the like stand in the corpus as words. A history has values there, so each word becomes one
/// of its kind, the same wherever it stands.
/// </summary>
internal static class ReplacedValues
{
    private const string Time = "2024-01-01T00:00:00.000Z";

    /// <summary>Texts that came from outside, such as the tag of an object, or that the definition itself gives.</summary>
    public static bool IsLost(JsonNode entry) => RecordedCase.Text(entry, "kind") switch
    {
        "text" or "json-text" => true,
        "timestamp" => RecordedCase.Text(entry, "path").Contains("/assigned/", StringComparison.Ordinal),
        _ => false,
    };

    public static JsonNode Restore(JsonNode recorded)
    {
        var json = recorded.DeepClone();
        foreach (var entry in json["volatile"] as JsonArray ?? [])
        {
            JsonNode? value = RecordedCase.Text(entry, "kind") switch
            {
                "timestamp" => Time,
                "uuid" => "0f3e9a52-8c1b-4d7a-9e60-5b2c7d41f8a3",
                "random-number" => 5,
                _ => null,
            };
            var path = RecordedCase.Text(entry, "path");
            if (value is not null && Find(json, path[..path.LastIndexOf('/')]) is { } parent)
            {
                Set(parent, Unescape(path[(path.LastIndexOf('/') + 1)..]), value);
            }
        }

        return json;
    }

    /// <summary>What stands at a JSON Pointer; null where nothing does.</summary>
    public static JsonNode? Find(JsonNode json, string path) => path.Split('/').Skip(1).Aggregate(
        (JsonNode?)json,
        static (node, step) => node switch
        {
            JsonArray array => array.ElementAtOrDefault(int.Parse(step, CultureInfo.InvariantCulture)),
            JsonObject o => o[Unescape(step)],
            _ => null,
        });

    private static void Set(JsonNode node, string name, JsonNode value)
    {
        if (node is JsonArray array)
        {
            array[int.Parse(name, CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node[name] = value;
        }
    }

    private static string Unescape(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
