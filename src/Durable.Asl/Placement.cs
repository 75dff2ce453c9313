using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;

namespace Durable.Asl;

/// <summary>Puts a value into a copy of some data at a Reference Path.</summary>
internal static class Placement
{
    public static JsonNode Place(JsonNode? data, JsonPath path, JsonNode? value)
    {
        var root = data?.DeepClone();
        var node = root;
        var steps = path.ReferenceSteps;
        for (var position = 0; position < steps.Count - 1; position++)
        {
            node = Descend(node, steps[position]) ?? throw DoesNotFit(data, path);
        }

        return TrySet(node, steps[^1], value?.DeepClone()) && root is not null ? root : throw DoesNotFit(data, path);
    }

    /// <summary>The child to go on with; a missing or null member becomes an object first.</summary>
    private static JsonNode? Descend(JsonNode? node, object step)
    {
        switch (node, step)
        {
            case (JsonObject members, string name):
                members[name] ??= new JsonObject();
                return members[name];
            case (JsonArray items, int index) when index < items.Count:
                return items[index];
            default:
                return null;
        }
    }

    private static bool TrySet(JsonNode? node, object step, JsonNode? value)
    {
        switch (node, step)
        {
            case (JsonObject members, string name):
                members[name] = value;
                return true;
            case (JsonArray items, int index) when index < items.Count:
                items[index] = value;
                return true;
            default:
                return false;
        }
    }

    private static StatesException DoesNotFit(JsonNode? data, JsonPath path) => StatesException.Runtime(
        $"Unable to apply ReferencePath {path.Text} to input {ServiceJson.Write(data)}");
}
