using System.Globalization;
using System.Text.Json.Nodes;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>
/// Compares a history with the expected events: paired by their event id, every expected key present, further keys and
/// events ignored.
/// </summary>
public sealed class HistoryMatcher(Placeholders placeholders)
{
    private readonly List<string> _differences = [];

    /// <summary>What differs; empty when all matches.</summary>
    public IReadOnlyList<string> Compare(JsonArray expected, IReadOnlyList<JsonObject> actual)
    {
        var named = WithInheritedNames(actual);
        foreach (var node in expected)
        {
            var id = node?["EventId"]?.GetValue<long>() ?? 0;
            if (id < 1 || id > named.Count)
            {
                _differences.Add($"event {id} is missing");
            }
            else
            {
                Compare(node, named[(int)id - 1], $"event {id}");
            }
        }

        return _differences;
    }

    /// <summary>Whether two values match.</summary>
    public IReadOnlyList<string> CompareValues(JsonNode? expected, JsonNode? actual, string path)
    {
        Compare(expected, actual, path);
        return _differences;
    }

    private void Compare(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected)
        {
            case JsonObject { Count: 0 }:
                break;
            case JsonObject obj when actual is JsonObject actualObject:
                CompareMembers(obj, actualObject, path);
                break;
            case JsonArray list when actual is JsonArray actualList && list.Count == actualList.Count:
                for (var i = 0; i < list.Count; i++)
                {
                    Compare(list[i], actualList[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Check(placeholders.Matches(text, TextOf(actual)), path, expected, actual);
                break;
            default:
                Check(JsonNode.DeepEquals(expected, actual), path, expected, actual);
                break;
        }
    }

    private void CompareMembers(JsonObject expected, JsonObject actual, string path)
    {
        foreach (var (name, value) in expected)
        {
            if (actual.TryGetPropertyValue(name, out var member))
            {
                Compare(value, member, $"{path}.{name}");
            }
            else
            {
                _differences.Add($"{path}.{name} is missing");
            }
        }
    }

    private void Check(bool matches, string path, JsonNode? expected, JsonNode? actual)
    {
        if (!matches)
        {
            _differences.Add(
                $"{path}: expected {expected?.ToJsonString() ?? "null"}, but got {actual?.ToJsonString() ?? "null"}");
        }
    }

    private static string TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString() ?? "null";

    /// <summary>Nameless children of a wait-for-callback take its name, so that both ways of naming them match.</summary>
    private static List<JsonObject> WithInheritedNames(IReadOnlyList<JsonObject> events)
    {
        var names = events
            .Where(entry => TextOf(entry["SubType"]) == "WaitForCallback" && entry["Name"] is not null)
            .GroupBy(entry => TextOf(entry["Id"]))
            .ToDictionary(group => group.Key, group => group.First()["Name"]);
        return [.. events.Select(entry =>
        {
            var copy = (JsonObject)entry.DeepClone();
            if (copy["Name"] is null && copy["ParentId"] is { } parent && names.TryGetValue(TextOf(parent), out var name))
            {
                copy["Name"] = name?.DeepClone();
            }

            return copy;
        })];
    }
}
