using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>What one run of a distributed Map works with: the state, its options, and who runs it.</summary>
internal sealed record MapRun
{
    public required StatesScope Scope { get; init; }

    public required StatesExecution Execution { get; init; }

    public required string State { get; init; }

    /// <summary>The children's branch without their index.</summary>
    public required string Branch { get; init; }

    /// <summary>The children's path without their index; differs for every visit and attempt.</summary>
    public required string Path { get; init; }

    public required DistributedMapOptions Options { get; init; }

    public required Func<JsonNode?, StatesScope, Task<JsonNode?>> Iteration { get; init; }

    public required bool CanShard { get; init; }

    public CancellationToken Stop { get; init; }

    public IDurableContext Durable => Scope.Durable;

    public IObjectStore Objects =>
        Execution.Environment.Objects ?? Options.Objects ?? UnavailableObjectStore.Instance;

    /// <summary>The files that a reader names, with what the host reads them with.</summary>
    public ItemSource Source(ItemReader reader, CancellationToken cancellation) => new(
        reader with { Parquet = reader.Parquet ?? Execution.Environment.Parquet }, Objects, cancellation);

    /// <summary>Names the run; the same in every replay.</summary>
    public string Id => StableHash.Uuid($"{Durable.ExecutionContext.DurableExecutionArn}|{Path}");

    public MapRunNames Names => MapRunNames.Of(Execution.Identity, Options.Label ?? Id, Id);
}
