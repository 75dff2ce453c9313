using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>Values out of the evaluation, as JSON nodes.</summary>
internal static class ValueNodes
{
    /// <summary>
    /// The node of a value. What is still as it was read is returned itself, so it may have a parent.
    /// Functions and nothing inside an array become null, as members they are left out.
    /// </summary>
    public static JsonNode? Write(Value value, int maxDepth) => Write(value, maxDepth, isRoot: true);

    /// <summary>The node of a value, or null when it has none.</summary>
    public static JsonNode? TryWrite(Value value)
    {
        try
        {
            return Write(value, JsonataLimits.Default.MaxResultDepth);
        }
        catch (JsonataException)
        {
            return null;
        }
    }

    private static JsonNode? Write(Value value, int depth, bool isRoot)
    {
        switch (value.Kind)
        {
            case ValueKind.String:
                return JsonValue.Create(value.Text);
            case ValueKind.Boolean:
                return JsonValue.Create(value.Boolean);
            case ValueKind.Number:
                return value.NumberNode is { } number && !IsNegativeZero(value.Number)
                    ? Place(number, isRoot)
                    : NumberNodes.Write(value.Number);
            case ValueKind.Array when value.Array is { } array:
                return array.Source is { } source ? Place(source, isRoot) : WriteArray(array, Deeper(depth));
            case ValueKind.Object when value.Object is { } members:
                return members.Source is { } node ? Place(node, isRoot) : WriteObject(members, Deeper(depth));
            case ValueKind.Object when value.Tuple is { } tuple:
                return Write(tuple.Item, Deeper(depth), isRoot);
            default:
                return null;
        }
    }

    // The service writes a negative zero without its sign.
    private static bool IsNegativeZero(double number) => number == 0 && double.IsNegative(number);

    private static JsonNode Place(JsonNode node, bool isRoot) => isRoot ? node : node.DeepClone();

    private static int Deeper(int depth) => depth > 0 && RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? depth - 1
        : throw new JsonataException("D1011");

    private static JsonArray WriteArray(ArrayValue array, int depth)
    {
        var result = new JsonArray();
        for (var index = 0; index < array.Count; index++)
        {
            result.Add(Write(array[index], depth, isRoot: false));
        }

        return result;
    }

    private static JsonObject WriteObject(ObjectValue members, int depth)
    {
        var result = new JsonObject();
        foreach (var (name, value) in members.Members)
        {
            if (value.Kind is not (ValueKind.Undefined or ValueKind.Function))
            {
                result[name] = Write(value, depth, isRoot: false);
            }
        }

        return result;
    }
}
