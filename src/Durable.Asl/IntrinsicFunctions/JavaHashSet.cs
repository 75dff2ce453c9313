using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>
/// The order in which a Java <c>HashSet</c> gives back what was put into it; <c>States.ArrayUnique</c> has that order.
/// </summary>
internal static class JavaHashSet
{
    private const int InitialCapacity = 16;

    /// <summary>The different values: by bucket, and in order of arrival inside a bucket.</summary>
    public static IEnumerable<JsonNode?> Order(IEnumerable<JsonNode?> items)
    {
        var distinct = items.Distinct(JavaEquality.Instance).ToList();
        var capacity = InitialCapacity;
        while (distinct.Count > capacity / 4 * 3)
        {
            capacity *= 2;
        }

        return distinct.OrderBy(item => Bucket(JavaEquality.HashCode(item), capacity));
    }

    private static int Bucket(int hash, int capacity) => (hash ^ (hash >>> 16)) & (capacity - 1);
}

/// <summary>
/// Equality and hash codes of JSON values as Java's collections have them: 1 and 1.0 differ, key order is nothing.
/// </summary>
internal sealed class JavaEquality : IEqualityComparer<JsonNode?>
{
    private const int TrueHash = 1231;
    private const int FalseHash = 1237;

    public static readonly JavaEquality Instance = new();

    public bool Equals(JsonNode? x, JsonNode? y) => (x, y) switch
    {
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(
            member => b.TryGetPropertyValue(member.Key, out var other) && Equals(member.Value, other)),
        (JsonArray a, JsonArray b) => a.SequenceEqual(b, this),
        (JsonValue a, JsonValue b) => a.GetValueKind() == b.GetValueKind() && ScalarsEqual(a, b),
        _ => x is null && y is null,
    };

    public int GetHashCode(JsonNode? obj) => HashCode(obj);

    public static int HashCode(JsonNode? node)
    {
        unchecked
        {
            return node switch
            {
                JsonObject members => members.Aggregate(
                    0, (hash, member) => hash + (HashCode(member.Key) ^ HashCode(member.Value))),
                JsonArray items => items.Aggregate(1, (hash, item) => (31 * hash) + HashCode(item)),
                JsonValue value => HashCode(value),
                _ => 0,
            };
        }
    }

    private static int HashCode(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => TrueHash,
        JsonValueKind.False => FalseHash,
        JsonValueKind.String => HashCode(JsonValues.AsString(value) ?? ""),
        _ => AsLong(value) is { } integer ? HashCode(integer) : HashCode(AsDouble(value)),
    };

    private static int HashCode(string text)
    {
        unchecked
        {
            return text.Aggregate(0, (hash, unit) => (31 * hash) + unit);
        }
    }

    /// <summary>A 32-bit integer is its own hash code; a negative one differs from the fold of its 64 bits.</summary>
    private static int HashCode(long value) =>
        value is >= int.MinValue and <= int.MaxValue ? (int)value : Fold(value);

    private static int HashCode(double value) => Fold(BitConverter.DoubleToInt64Bits(value));

    private static int Fold(long bits) => unchecked((int)(bits ^ (bits >>> 32)));

    private static bool ScalarsEqual(JsonValue a, JsonValue b) => a.GetValueKind() switch
    {
        JsonValueKind.String => JsonValues.AsString(a) == JsonValues.AsString(b),
        JsonValueKind.Number => (AsLong(a), AsLong(b)) switch
        {
            ({ } x, { } y) => x == y,
            (null, null) => AsDouble(a).Equals(AsDouble(b)),
            _ => false,
        },
        _ => true,
    };

    /// <summary>The value of a number that is written as an integer.</summary>
    private static long? AsLong(JsonValue value) =>
        long.TryParse(JsonValues.NumberText(value), System.Globalization.CultureInfo.InvariantCulture, out var integer)
            ? integer
            : null;

    private static double AsDouble(JsonValue value) => JsonValues.AsDouble(value) ?? 0;
}
