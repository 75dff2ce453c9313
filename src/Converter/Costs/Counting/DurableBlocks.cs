using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>What a Parallel or a Map becomes: a batch with a context for each branch or item, or without when flat.</summary>
/// <param name="memoryMb">Memory of the durable function.</param>
internal sealed class DurableBlocks(AssumptionSheet sheet, Traffic traffic, double memoryMb)
{
    private bool IsFlat => sheet.Settings.IsFlat;

    public DurableCharge Parallel(OutlineState state) => Batch(state, state.Bodies.Count);

    public DurableCharge Map(OutlineState state) => Batch(state, traffic.Runs(state)) + new DurableCharge
    {
        Operations = traffic.Attempts(state) * Transfers(state),
    };

    /// <summary>
    /// A distributed Map whose children do not fit into one execution: durable functions that each take a part of them,
    /// called one by one from a Map.
    /// </summary>
    public DurableCharge Shards(OutlineState state, ShardPlan plan)
    {
        var attempts = traffic.Attempts(state);
        var parts = attempts * plan.Shards;
        var items = attempts * traffic.Runs(state);
        return Waits(state) + new DurableCharge
        {
            // Here the Map and the calls, there a start and a Map for each part, and the items.
            Operations = attempts + (parts * (IsFlat ? 1 : 2)) + (2 * parts) + (IsFlat ? 0 : items)
                + (attempts * Transfers(state)),
            Resumes = parts,
            WrittenKb = items * (IsFlat ? 1 : 2) * sheet[AssumptionKind.ResultKb, state],
            CalleeRequests = parts,
            CalleeGbSeconds = parts * sheet[AssumptionKind.OverheadSeconds] * memoryMb / 1024,
        };
    }

    private DurableCharge Batch(OutlineState state, double units)
    {
        var attempts = traffic.Attempts(state);
        return Waits(state) + new DurableCharge
        {
            Operations = attempts * (IsFlat ? 1 : 1 + units),
            WrittenKb = attempts * units * (IsFlat ? 1 : 2) * sheet[AssumptionKind.ResultKb, state],
        };
    }

    /// <summary>Reading the items of an object store and writing the results there are steps of their own.</summary>
    private static int Transfers(OutlineState state) => state.State is MapState { Distributed: { } distributed }
        ? (distributed.ItemReader is null ? 0 : 1) + (distributed.ResultWriter is null ? 0 : 1)
        : 0;

    private DurableCharge Waits(OutlineState state)
    {
        var retries = traffic.Attempts(state) - traffic.Visits(state);
        return new DurableCharge { Operations = retries, Resumes = retries };
    }
}
