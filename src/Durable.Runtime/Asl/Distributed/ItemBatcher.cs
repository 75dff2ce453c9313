using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary><c>ItemBatcher</c> of a distributed Map: several items for one child.</summary>
public sealed record ItemBatcher
{
    /// <summary>The most items of one batch; 0 (the default) sets no limit.</summary>
    public int MaxItemsPerBatch { get; init; }

    /// <summary>The most bytes of one batch's input; 0 (the default) means 262,144. A single larger item makes a batch
    /// of its own.</summary>
    public int MaxInputBytesPerBatch { get; init; }

    /// <summary><c>BatchInput</c>, evaluated: what every batch is given beside its items; <c>null</c> for nothing.
    /// </summary>
    public JsonNode? BatchInput { get; init; }
}
