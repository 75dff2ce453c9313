using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>One run of a distributed Map, from its items to its result.</summary>
/// <remarks>
/// <code>
///   items ─► ItemStock ─► ChildInputs ─┬─► ChildRunner (nested, flat) ─┬─► outcomes ─► thresholds ─► result
///                                      └─► ShardedChildren ────────────┘
/// </code>
/// </remarks>
internal sealed class DistributedMap(MapRun run)
{
    private readonly MapRunNames _names = run.Names;

    /// <summary>Runs the Map.</summary>
    /// <param name="items">The items of the state's data; not looked at when the options name a reader.</param>
    /// <returns>The result of the state.</returns>
    /// <exception cref="StatesException">The items cannot be read, too many failed, or the results cannot be written.
    /// </exception>
    public async Task<JsonNode?> RunAsync(JsonNode? items)
    {
        var stock = run.Options.ItemReader is { } reader
            ? await ItemStock.ReadAsync(run, reader)
            : ItemStock.OfData(run, items);
        var allowance = FailureAllowance.Of(run.Options, stock.ItemCount);
        var outcomes = stock.Strategy == MapStrategy.Sharded
            ? await new ShardedChildren(run, _names, allowance).RunAsync(stock)
            : await RunHereAsync(stock, allowance);
        var written = run.Options.ResultWriter is { Resource: not null } writer
            ? await run.Scope.StepAsync(
                $"{run.State} results",
                cancellation => new ResultExport(run, _names, writer).WriteAsync(outcomes, cancellation))
            : null;
        if (allowance.IsExceededBy(outcomes))
        {
            throw ItemFailures.TooManyFailures();
        }

        return written ?? await ReturnedAsync(outcomes);
    }

    private async Task<IReadOnlyList<ChildOutcome>> RunHereAsync(ItemStock stock, FailureAllowance allowance)
    {
        var items = new List<SourceItem>();
        for (var chunk = 0; chunk < stock.ChunkCount; chunk++)
        {
            items.AddRange(await stock.ChunkAsync(run.Durable, chunk, run.Stop));
        }

        var children = ChildInputs.Make(run, items, firstItem: 0, firstIndex: 0);
        var nesting = stock.Strategy == MapStrategy.Nested ? NestingType.Nested : NestingType.Flat;
        return await new ChildRunner(run, _names, allowance).RunAsync(children, nesting, run.Options.MaxConcurrency);
    }

    private async Task<JsonArray> ReturnedAsync(IReadOnlyList<ChildOutcome> outcomes)
    {
        var transformation = run.Options.ResultWriter?.Transformation;
        if (transformation != "NONE")
        {
            return new JsonArray([.. ResultForm.Outputs(outcomes, transformation)]);
        }

        // Descriptions of executions hold the time, which has to be the same in a replay.
        var time = await run.Scope.StepAsync(
            $"{run.State} results",
            _ => Task.FromResult<JsonNode?>(ExecutionIdentity.Text(run.Execution.Clock.GetUtcNow())));
        var form = new ResultForm(run.Execution.Identity, run, _names, time?.GetValue<string>() ?? "");
        return new JsonArray([.. form.Succeeded(outcomes, transformation)]);
    }
}
