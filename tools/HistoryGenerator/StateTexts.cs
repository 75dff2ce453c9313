using System.Text.Json;
using System.Text.Json.Nodes;

namespace HistoryGenerator;

/// <summary>What a definition says about a state, wherever it lies.</summary>
internal static class StateTexts
{
    public static JsonObject? Find(JsonNode? definition, string state)
    {
        if (definition?["States"] is not JsonObject states)
        {
            return null;
        }

        if (states[state] is JsonObject found)
        {
            return found;
        }

        return states.Select(static s => s.Value)
            .SelectMany(static s => new[] { s?["ItemProcessor"], s?["Iterator"] }.Concat(s?["Branches"] as JsonArray ?? []))
            .Select(inner => Find(inner, state))
            .FirstOrDefault(static s => s is not null);
    }

    /// <summary>The time a Wait takes where it is written as a number; 1 s otherwise.</summary>
    public static double WaitSeconds(JsonNode? definition, string state) => Number(Find(definition, state)?["Seconds"]) ?? 1;

    public static double RetrySeconds(JsonNode? definition, string state) =>
        Number((Find(definition, state)?["Retry"] as JsonArray)?.FirstOrDefault()?["IntervalSeconds"]) ?? 1;

    /// <summary>The states that a Choice can go to.</summary>
    public static IEnumerable<string> Targets(JsonNode? choice) =>
        (choice?["Choices"] as JsonArray ?? []).Select(static c => (string?)c?["Next"])
            .Append((string?)choice?["Default"])
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    private static double? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<double>() : null;
}
