using System.Text.Json.Nodes;

namespace Durable.Asl.Tests;

/// <summary>Equality of JSON values as recordings need it: numbers by value, members in any order.</summary>
internal static class JsonComparison
{
    public static bool AreEqual(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(
            member => b.TryGetPropertyValue(member.Key, out var other) && AreEqual(member.Value, other)),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
        _ => JsonValues.AsDouble(left) is { } number
            ? number.Equals(JsonValues.AsDouble(right))
            : ServiceJson.Write(left) == ServiceJson.Write(right),
    };
}
