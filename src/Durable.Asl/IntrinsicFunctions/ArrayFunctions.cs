using System.Text.Json.Nodes;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>The functions on arrays.</summary>
internal static class ArrayFunctions
{
    private const int MaxRangeItems = 1_000;

    public static JsonNode Array(IntrinsicInvocation call)
    {
        var result = new JsonArray();
        for (var index = 0; index < call.Count; index++)
        {
            result.Add(call[index]?.DeepClone());
        }

        return result;
    }

    public static JsonNode Partition(IntrinsicInvocation call)
    {
        var items = call.Array(0);
        var size = call.Truncated(1);
        if (size <= 0)
        {
            throw call.InvalidArguments();
        }

        return new JsonArray([.. items.Chunk(size).Select(chunk => ToArray(chunk))]);
    }

    /// <summary>
    /// Values are compared by their texts: true is found as "true", and objects only with their key order.
    /// </summary>
    public static JsonNode Contains(IntrinsicInvocation call)
    {
        var items = call.Array(0);
        var wanted = TextForm(call[1]);
        return items.Any(item => TextForm(item) == wanted);
    }

    public static JsonNode Range(IntrinsicInvocation call)
    {
        Int128 first = call.TruncatedLong(0);
        Int128 last = call.TruncatedLong(1);
        Int128 step = call.TruncatedLong(2);
        if (step == 0)
        {
            throw call.InvalidArguments();
        }

        var count = (last - first) / step + 1;
        var isEmpty = step > 0 ? first > last : first < last;
        if (!isEmpty && count > MaxRangeItems)
        {
            throw call.InvalidArguments();
        }

        var items = new JsonArray();
        for (var index = 0; !isEmpty && index < (int)count; index++)
        {
            items.Add((JsonNode)(long)(first + (index * step)));
        }

        return items;
    }

    /// <summary>An empty array gives null for any index; that is how the service does it.</summary>
    public static JsonNode? GetItem(IntrinsicInvocation call)
    {
        var items = call.Array(0);
        var index = call.Truncated(1);
        if (items.Count == 0)
        {
            return null;
        }

        return index >= 0 && index < items.Count ? items[index]?.DeepClone() : throw call.InvalidArguments();
    }

    public static JsonNode Length(IntrinsicInvocation call) => call.Array(0).Count;

    public static JsonNode Unique(IntrinsicInvocation call) => ToArray(JavaHashSet.Order(call.Array(0)));

    private static JsonArray ToArray(IEnumerable<JsonNode?> items) =>
        new([.. items.Select(item => item?.DeepClone())]);

    private static string TextForm(JsonNode? node) => JsonValues.AsString(node) ?? ServiceJson.Write(node);
}
