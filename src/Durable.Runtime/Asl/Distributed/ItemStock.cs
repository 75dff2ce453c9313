using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>
/// The items of a distributed Map, in chunks that a record can hold. Items from the state's data are there; items from
/// an object store are read in steps, so that a replay sees the same ones, whatever has become of the objects.
/// </summary>
internal sealed class ItemStock
{
    // A record holds 256 KiB; its own text and escapes need room.
    private const int ChunkBytes = 160_000;

    private readonly MapRun _run;
    private readonly IReadOnlyList<int> _chunks;
    private readonly string? _tag;
    private IReadOnlyList<SourceItem>? _items;

    private ItemStock(MapRun run, MapStrategy strategy, IReadOnlyList<int> chunks, string? tag)
    {
        _run = run;
        Strategy = strategy;
        _chunks = chunks;
        _tag = tag;
    }

    /// <summary>How the children run.</summary>
    public MapStrategy Strategy { get; }

    public int ItemCount => _chunks.Sum();

    public int ChunkCount => _chunks.Count;

    /// <summary>The items of a state's data: the elements of an array, or the members of an object.</summary>
    public static ItemStock OfData(MapRun run, JsonNode? data)
    {
        SourceItem[] items = data switch
        {
            JsonArray elements => [.. elements.Select(element => new SourceItem(element, SourceItem.StateData))],
            JsonObject members =>
                [.. members.Select(member => new SourceItem(member.Value, SourceItem.StateData, member.Key))],
            _ => throw StatesScope.NotAnArray(data),
        };
        var strategy = StrategyFor(run, items.Length);
        return new ItemStock(run, strategy, Chunks(run, strategy, items), tag: null) { _items = items };
    }

    /// <summary>The items that the state's reader finds.</summary>
    public static async Task<ItemStock> ReadAsync(MapRun run, ItemReader reader)
    {
        IReadOnlyList<SourceItem>? loaded = null;
        var plan = await run.Scope.StepAsync($"{run.State} items", async cancellation =>
        {
            var (items, tag) = await run.Source(reader, cancellation).ReadAsync();
            loaded = items;
            var strategy = StrategyFor(run, items.Count);
            return ItemRecord.Plan(strategy, Chunks(run, strategy, items), tag, items);
        });
        var stock = new ItemStock(run, ItemRecord.Strategy(plan), ItemRecord.Chunks(plan), ItemRecord.Tag(plan));
        stock._items = stock.ChunkCount > 1 ? loaded : ItemRecord.Items(plan);
        return stock;
    }

    /// <summary>The position of the first item of a chunk.</summary>
    public int FirstOf(int chunk) => _chunks.Take(chunk).Sum();

    /// <summary>The items of a chunk. Recorded in the given context when they come from an object store and did not fit
    /// the first record.</summary>
    public async Task<IReadOnlyList<SourceItem>> ChunkAsync(IDurableContext durable, int chunk, CancellationToken stop)
    {
        if (_tag is null || ChunkCount == 1)
        {
            return Slice(_items ?? [], chunk);
        }

        var step = new DurableStep($"{_run.State} items", async cancellation =>
            ItemRecord.Items(Slice(_items ??= await ReadAgainAsync(cancellation), chunk)));
        return ItemRecord.Items(await step.RunAsync(durable, stop));
    }

    private SourceItem[] Slice(IReadOnlyList<SourceItem> items, int chunk) =>
        [.. items.Skip(FirstOf(chunk)).Take(_chunks[chunk])];

    private async Task<IReadOnlyList<SourceItem>> ReadAgainAsync(CancellationToken cancellation)
    {
        var reader = _run.Options.ItemReader ?? throw new InvalidOperationException("Only a reader's items are read.");
        var (items, tag) = await _run.Source(reader, cancellation).ReadAsync();
        return tag == _tag
            ? items
            : throw ItemFailures.Reader("The item source has changed while its items were being read.");
    }

    private static MapStrategy StrategyFor(MapRun run, int itemCount)
    {
        var options = run.Options;
        if (options.Strategy != MapStrategy.Auto)
        {
            return options.Strategy;
        }

        var perBatch = options.ItemBatcher is { MaxItemsPerBatch: > 0 } batcher ? batcher.MaxItemsPerBatch : 1;
        var children = Math.Ceiling((double)itemCount / perBatch);
        return (children * (options.OperationsPerChild + 1)) switch
        {
            <= 500 => MapStrategy.Nested,
            <= 2_000 => MapStrategy.Flat,
            _ => run.CanShard ? MapStrategy.Sharded : MapStrategy.Flat,
        };
    }

    private static List<int> Chunks(MapRun run, MapStrategy strategy, IReadOnlyList<SourceItem> items)
    {
        var mostItems = strategy == MapStrategy.Sharded ? Math.Max(1, run.Options.ItemsPerShard) : int.MaxValue;
        var chunks = new List<int>();
        var count = 0;
        long bytes = 0;
        foreach (var item in items)
        {
            var more = DataLimits.Measure(item.Value);
            if (more > (run.Execution.Limits.PayloadBytes ?? long.MaxValue))
            {
                throw ItemFailures.Reader("An item exceeds the maximum number of bytes service limit.");
            }

            if (count > 0 && (count == mostItems || bytes + more > ChunkBytes))
            {
                chunks.Add(count);
                (count, bytes) = (0, 0);
            }

            count++;
            bytes += more;
        }

        chunks.Add(count);
        return chunks;
    }
}
