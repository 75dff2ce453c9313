using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>
/// Runs the children of a distributed Map in other executions: for each chunk of items the parent makes the children's
/// inputs and invokes its own function with them, once or, when they are large, several times.
/// </summary>
/// <remarks>When too many items fail, the Map fails as soon as the parent knows; shards that run are not stopped, and
/// no result files are written.</remarks>
internal sealed class ShardedChildren(MapRun run, MapRunNames names, FailureAllowance allowance)
{
    // What is sent to a function should fit a record.
    private const int RequestBytes = 200_000;

    // Small concurrencies are kept inside one shard; large ones are spread, so that shards run side by side.
    private const int ConcurrencyPerShard = 20;

    private readonly int _shards = run.Options.MaxConcurrency == 0
        ? 0
        : Math.Max(1, run.Options.MaxConcurrency / ConcurrencyPerShard);

    /// <summary>Runs all children.</summary>
    /// <returns>Their outcomes in order.</returns>
    public async Task<IReadOnlyList<ChildOutcome>> RunAsync(ItemStock stock)
    {
        var config = new MapConfig<int>
        {
            NestingType = NestingType.Flat,
            MaxConcurrency = _shards > 0 ? _shards : null,
        };
        var batch = await run.Durable.MapAsync<int, JsonNode?>(
            [.. Enumerable.Range(0, stock.ChunkCount)],
            (durable, chunk, _, _, stop) => RunChunkAsync(durable, stock, chunk, stop),
            run.State,
            config,
            run.Stop);
        if (batch.Failed is [{ Error: { } error }, ..])
        {
            throw DurableErrors.OfUnit(error) ?? (Exception)error;
        }

        return [.. batch.All.SelectMany(unit => ChildOutcome.ReadAll(unit.Result))];
    }

    private async Task<JsonNode?> RunChunkAsync(
        IDurableContext durable,
        ItemStock stock,
        int chunk,
        CancellationToken stop)
    {
        var items = await stock.ChunkAsync(durable, chunk, stop);
        var first = stock.FirstOf(chunk);
        var outcomes = new List<ChildOutcome>();
        foreach (var children in Portions(ChildInputs.Make(run, items, first, first)))
        {
            var records = await InvokeAsync(durable, children, stop) as JsonArray ?? [];
            foreach (var (child, record) in children.Zip(records))
            {
                var outcome = new ChildOutcome(child, record as JsonObject ?? []);
                outcomes.Add(outcome);
                if (outcome.Failure is not null && !allowance.Add(child.ItemCount))
                {
                    throw ItemFailures.TooManyFailures();
                }
            }
        }

        return ChildOutcome.WriteAll(outcomes, withInput: ResultForm.NeedsInput(run.Options.ResultWriter));
    }

    private async Task<JsonNode?> InvokeAsync(
        IDurableContext durable,
        IReadOnlyList<ChildInput> children,
        CancellationToken stop)
    {
        var request = new ShardRequest
        {
            State = run.State,
            Branch = run.Branch,
            Path = run.Path,
            Names = names,
            Children = children,
            Concurrency = _shards == 0 ? 0 : Math.Max(1, run.Options.MaxConcurrency / _shards),
            AllowedFailures = allowance.Allowed,
            Parent = run.Execution.Identity,
        };
        try
        {
            return await durable.InvokeAsync<JsonNode?, JsonNode?>(
                run.Options.ShardFunction ?? durable.LambdaContext.InvokedFunctionArn,
                request.ToJson(),
                $"{run.State} shard",
                cancellationToken: stop);
        }
        catch (InvokeException failure)
        {
            throw DurableErrors.OfInvoke(failure);
        }
    }

    private static IEnumerable<IReadOnlyList<ChildInput>> Portions(IEnumerable<ChildInput> children)
    {
        var portion = new List<ChildInput>();
        long bytes = 0;
        foreach (var child in children)
        {
            var more = DataLimits.Measure(child.Input);
            if (portion.Count > 0 && bytes + more > RequestBytes)
            {
                yield return portion;
                portion = [];
                bytes = 0;
            }

            portion.Add(child);
            bytes += more;
        }

        if (portion.Count > 0)
        {
            yield return portion;
        }
    }
}
