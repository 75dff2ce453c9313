using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>The elements of a JSON array, and the lines of a JSON Lines file, as items.</summary>
internal static class JsonItems
{
    /// <summary>The items of a JSON file, an array at the place that the pointer names.</summary>
    public static IEnumerable<JsonNode?> Read(string text, string? pointer) =>
        Find(Parse(text, "The file is not valid JSON: "), pointer) as JsonArray
        ?? throw ItemFailures.Reader("Attempting to map over non-iterable node.");

    /// <summary>The items of a JSON Lines file. Blank lines are skipped.</summary>
    public static IEnumerable<JsonNode?> ReadLines(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(
                    line, string.Create(CultureInfo.InvariantCulture, $"Line {number} is not valid JSON: "));
            }
        }
    }

    private static JsonNode? Parse(string text, string problem) =>
        ServiceJson.TryParse(text, out var node, out var reason)
            ? node
            : throw ItemFailures.Reader(problem + reason);

    private static JsonNode? Find(JsonNode? node, string? pointer)
    {
        if (string.IsNullOrEmpty(pointer))
        {
            return node;
        }

        foreach (var token in pointer.Split('/').Skip(1))
        {
            var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = Child(node, name, out var child)
                ? child
                : throw ItemFailures.Reader($"The ItemsPointer '{pointer}' does not lead to a value of the file.");
        }

        return node;
    }

    private static bool Child(JsonNode? node, string name, out JsonNode? child)
    {
        child = null;
        if (node is JsonObject members)
        {
            return members.TryGetPropertyValue(name, out child);
        }

        if (node is JsonArray elements
            && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < elements.Count)
        {
            child = elements[index];
            return true;
        }

        return false;
    }
}
