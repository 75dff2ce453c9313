using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Comparing;

/// <summary>One thing to turn when the range of a verdict is searched: an assumption, or the same one of many states.</summary>
/// <param name="States">The states concerned; empty for the machine.</param>
/// <param name="Edge">For the share of a branch.</param>
/// <param name="IsFactor">True where the states have different values, which are then turned together by a factor.</param>
/// <param name="Value">The value now, 1 for a factor.</param>
internal sealed record Lever(
    AssumptionKind Kind, IReadOnlyList<OutlineState> States, OutlineEdge? Edge, bool IsFactor, double Value)
{
    /// <summary>The least that is plausible.</summary>
    public double Low { get; init; }

    /// <summary>The most that is plausible.</summary>
    public double High { get; init; }

    /// <summary>True when nobody gave the value.</summary>
    public bool IsDefault { get; init; }

    public AssumptionInfo Info => AssumptionInfo.Of(Kind);

    /// <summary>The bounds of what makes sense at all, wider than the plausible.</summary>
    public (double Least, double Most) Bounds => IsFactor ? (0.001, 1000) : (Info.Minimum, Info.Maximum);

    public AssumptionSheet Apply(AssumptionSheet sheet, double value)
    {
        if (Edge is not null)
        {
            return sheet.WithShare(Edge, value);
        }

        return sheet.With(Kind, States, IsFactor ? v => v * value : _ => value);
    }
}
