using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Histories;

/// <summary>What the execution histories of one machine show, as averages per execution or per visit.</summary>
/// <param name="Executions">How many histories there are.</param>
internal sealed record Measurements(int Executions)
{
    /// <summary>Entries of each state per execution, by <see cref="OutlineState.Index"/>; NaN where they were not seen.</summary>
    public IReadOnlyList<double> Visits { get; init; } = [];

    /// <summary>Averages, by kind and by the number of the state, -1 for the machine.</summary>
    public IReadOnlyDictionary<(AssumptionKind Kind, int State), double> Values { get; init; } =
        new Dictionary<(AssumptionKind Kind, int State), double>();

    /// <summary>The part of the visits of a Choice that went each way; branches of a Choice never visited are missing.</summary>
    public IReadOnlyDictionary<OutlineEdge, double> Shares { get; init; } = new Dictionary<OutlineEdge, double>();

    /// <summary>Transitions per execution, counted event by event.</summary>
    public double Transitions { get; init; }

    public double? Value(AssumptionKind kind, OutlineState? state) =>
        Values.TryGetValue((kind, state?.Index ?? -1), out var value) ? value : null;
}
