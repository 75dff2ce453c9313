using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Makes the inputs of children from items: first the item selector, then the batcher.</summary>
internal static class ChildInputs
{
    /// <summary>The inputs for consecutive items.</summary>
    /// <param name="run">The run.</param>
    /// <param name="items">The items.</param>
    /// <param name="firstItem">The position of the first of them among all items.</param>
    /// <param name="firstIndex">The position of the first child.</param>
    public static List<ChildInput> Make(MapRun run, IReadOnlyList<SourceItem> items, int firstItem, int firstIndex)
    {
        var selector = run.Options.ItemSelector;
        var selected = items.Select((item, index) =>
            run.Scope.Select(selector, new ItemOrigin(firstItem + index, item.Value, item.Key, item.Source)));
        return run.Options.ItemBatcher is { } batcher
            ? [.. Batches(batcher, selected).Select((batch, index) => batch with { Index = firstIndex + index })]
            : [.. selected.Select((input, index) => new ChildInput(firstIndex + index, input, 1))];
    }

    private static IEnumerable<ChildInput> Batches(ItemBatcher batcher, IEnumerable<JsonNode?> items)
    {
        var mostItems = batcher.MaxItemsPerBatch > 0 ? batcher.MaxItemsPerBatch : int.MaxValue;
        var mostBytes = batcher.MaxInputBytesPerBatch > 0
            ? Math.Min(batcher.MaxInputBytesPerBatch, DataLimits.MaxBytes)
            : DataLimits.MaxBytes;
        var emptyBytes = DataLimits.Measure(BatchOf(batcher, []));
        var batch = new List<JsonNode?>();
        var bytes = emptyBytes;
        foreach (var item in items)
        {
            // A comma stands between two items.
            var size = DataLimits.Measure(item);
            if (batch.Count > 0 && (batch.Count == mostItems || bytes + 1 + size > mostBytes))
            {
                yield return new ChildInput(0, BatchOf(batcher, batch), batch.Count);
                batch = [];
                bytes = emptyBytes;
            }

            bytes += size + (batch.Count > 0 ? 1 : 0);
            batch.Add(item);
        }

        if (batch.Count > 0)
        {
            yield return new ChildInput(0, BatchOf(batcher, batch), batch.Count);
        }
    }

    private static JsonObject BatchOf(ItemBatcher batcher, List<JsonNode?> items)
    {
        var input = new JsonObject();
        if (batcher.BatchInput is not null)
        {
            input["BatchInput"] = batcher.BatchInput.DeepClone();
        }

        input["Items"] = new JsonArray([.. items.Select(item => item?.DeepClone())]);
        return input;
    }
}
