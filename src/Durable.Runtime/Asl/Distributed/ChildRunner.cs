using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Runs children of a distributed Map inside the current execution.</summary>
internal sealed class ChildRunner(MapRun run, MapRunNames names, FailureAllowance allowance)
{
    /// <summary>Runs children side by side.</summary>
    /// <param name="children">The children.</param>
    /// <param name="nesting">Whether each is recorded as an operation of its own.</param>
    /// <param name="concurrency">How many run at once; 0 sets no limit.</param>
    /// <returns>The outcomes, in the order of the children. When too many fail, the others are told to stop and have
    /// none.</returns>
    public async Task<IReadOnlyList<ChildOutcome>> RunAsync(
        IReadOnlyList<ChildInput> children,
        NestingType nesting,
        int concurrency)
    {
        var config = new MapConfig<ChildInput>
        {
            NestingType = nesting,
            MaxConcurrency = concurrency > 0 ? concurrency : null,
            ItemNamer = (child, _) => child.Index.ToString(CultureInfo.InvariantCulture),
        };
        var batch = await run.Durable.MapAsync<ChildInput, JsonNode?>(
            children,
            (durable, child, _, _, stop) => RunChildAsync(durable, child, stop),
            run.State,
            config,
            run.Stop);
        var records = new JsonObject[children.Count];
        foreach (var unit in batch.All)
        {
            records[unit.Index] = RecordOf(unit);
            run.Execution.Occurrences.Restore(records[unit.Index][ChildOutcome.CountsMember]);
        }

        return [.. children.Select((child, index) => new ChildOutcome(child, records[index] ?? []))];
    }

    private static JsonObject RecordOf(IBatchItem<JsonNode?> unit) => unit switch
    {
        { Status: BatchItemStatus.Failed, Error: { } error } =>
            ChildOutcome.Failed(DurableErrors.OfUnit(error) ?? throw error),
        { Result: JsonObject record } => record,
        _ => [],
    };

    /// <summary>A failure is an outcome like another; only the one that is too much fails the batch, to stop it.
    /// </summary>
    private async Task<JsonNode?> RunChildAsync(IDurableContext durable, ChildInput child, CancellationToken stop)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"[{child.Index}]");
        var execution = run.Execution.ForChild(names.Child(run.Execution.Identity, run.Path, child));
        var origin = new ScopeOrigin(durable, run.Branch + suffix, run.Path + suffix, VariableSet.Empty, EventId: 1)
        {
            Stop = stop,
        };
        JsonObject record;
        try
        {
            record = ChildOutcome.Succeeded(
                await new StatesScope(execution, origin).ExecuteAsync(child.Input, run.Iteration));
        }
        catch (StatesException failure) when (allowance.Add(child.ItemCount))
        {
            record = ChildOutcome.Failed(failure);
        }

        if (run.Execution.Environment.Interceptor is not null)
        {
            record[ChildOutcome.CountsMember] = run.Execution.Occurrences.Inside(origin.Branch);
        }

        return record;
    }
}
