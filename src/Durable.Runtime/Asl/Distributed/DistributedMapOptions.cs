using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Options of a Map state in DISTRIBUTED mode.</summary>
public sealed record DistributedMapOptions : WorkOptions
{
    /// <summary><c>MaxConcurrency</c>: how many children run at once; 0 (the default) sets no limit.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary><c>ItemSelector</c>: makes the input of a child from its item. Default <c>null</c>: the item itself.
    /// </summary>
    public Func<MapItem, JsonNode?>? ItemSelector { get; init; }

    /// <summary><c>ItemReader</c>; default <c>null</c>: the items are those that the state passes.</summary>
    public ItemReader? ItemReader { get; init; }

    /// <summary><c>ItemBatcher</c>; default <c>null</c>: one item a child.</summary>
    public ItemBatcher? ItemBatcher { get; init; }

    /// <summary><c>ResultWriter</c>; default <c>null</c>: the outputs are returned.</summary>
    public ResultWriter? ResultWriter { get; init; }

    /// <summary><c>ToleratedFailureCount</c>; default <c>null</c>, which is 0 unless a percentage is given.</summary>
    public int? ToleratedFailureCount { get; init; }

    /// <summary><c>ToleratedFailurePercentage</c>, 0 to 100; default <c>null</c>.</summary>
    public double? ToleratedFailurePercentage { get; init; }

    /// <summary><c>Label</c>, a part of the names of children. Default <c>null</c>: a UUID.</summary>
    public string? Label { get; init; }

    /// <summary>How the children run. Default <see cref="MapStrategy.Auto"/>.</summary>
    public MapStrategy Strategy { get; init; }

    /// <summary>How many operations a child takes, for <see cref="MapStrategy.Auto"/>. Default 2.</summary>
    public int OperationsPerChild { get; init; } = 2;

    /// <summary>How many items a shard takes at most. Default 400.</summary>
    public int ItemsPerShard { get; init; } = 400;

    /// <summary>The function that runs shards. Default <c>null</c>: the running one.</summary>
    public string? ShardFunction { get; init; }

    /// <summary>Where objects are read and written, unless the host's environment says so. Default
    /// <c>null</c>.</summary>
    public IObjectStore? Objects { get; init; }
}
