using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Items, and what is to be done with them, as they are recorded.</summary>
internal static class ItemRecord
{
    private const string StrategyMember = "Strategy";
    private const string ChunksMember = "Chunks";
    private const string TagMember = "Tag";
    private const string ItemsMember = "Items";
    private const string SourcesMember = "Sources";

    /// <summary>The first record. It holds the items as well when they are a single chunk.</summary>
    public static JsonObject Plan(
        MapStrategy strategy,
        IReadOnlyList<int> chunks,
        string tag,
        IReadOnlyList<SourceItem> items)
    {
        var plan = chunks.Count == 1 ? Items(items) : [];
        plan[StrategyMember] = strategy.ToString();
        plan[ChunksMember] = new JsonArray([.. chunks.Select(count => JsonValue.Create(count))]);
        plan[TagMember] = tag;
        return plan;
    }

    public static JsonObject Items(IReadOnlyList<SourceItem> items)
    {
        // Mostly all items are of one source.
        var sources = items.Select(item => item.Source).Distinct(StringComparer.Ordinal).Take(2).Count() > 1
            ? items.Select(item => item.Source)
            : items.Select(item => item.Source).Take(1);
        return new JsonObject
        {
            [SourcesMember] = new JsonArray([.. sources.Select(source => JsonValue.Create(source))]),
            [ItemsMember] = new JsonArray([.. items.Select(item => item.Value?.DeepClone())]),
        };
    }

    public static MapStrategy Strategy(JsonNode? record) =>
        Enum.TryParse<MapStrategy>(record?[StrategyMember]?.GetValue<string>(), out var strategy)
            ? strategy
            : MapStrategy.Flat;

    public static IReadOnlyList<int> Chunks(JsonNode? record) =>
        [.. ArrayOf(record, ChunksMember).Select(count => count?.GetValue<int>() ?? 0)];

    public static string Tag(JsonNode? record) => record?[TagMember]?.GetValue<string>() ?? "";

    public static IReadOnlyList<SourceItem> Items(JsonNode? record)
    {
        var sources = ArrayOf(record, SourcesMember);
        return [.. ArrayOf(record, ItemsMember).Select((value, index) =>
            new SourceItem(value, sources[Math.Min(index, sources.Count - 1)]?.GetValue<string>() ?? ""))];
    }

    private static JsonArray ArrayOf(JsonNode? record, string name) => record?[name] as JsonArray ?? [];
}
