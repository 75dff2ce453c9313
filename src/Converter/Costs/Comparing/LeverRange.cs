using Sfn2Durable.Costs.Histories;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Comparing;

/// <summary>The estimates along one lever. Ranges and break-even points ask for the same values, so each is kept.</summary>
internal sealed class LeverRange(CostModel model, CostEstimate estimate, Measurements? measured, Lever lever)
{
    private readonly Dictionary<double, CostEstimate> _known = [];

    public Lever Lever => lever;

    /// <summary>The estimate with the lever at a value and everything else as it was.</summary>
    public CostEstimate this[double value] =>
        _known.TryGetValue(value, out var known) ? known : _known[value] = Estimate(lever.Apply(estimate.Sheet, value));

    /// <summary>What an execution uses does not depend on how many there are.</summary>
    private CostEstimate Estimate(AssumptionSheet sheet) =>
        lever.Kind == AssumptionKind.ExecutionsPerMonth ? estimate.WithVolume(sheet) : model.Estimate(sheet, measured);
}
