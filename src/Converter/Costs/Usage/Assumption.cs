using Sfn2Durable.Costs.Counting;

namespace Sfn2Durable.Costs.Usage;

/// <summary>Who says so.</summary>
internal enum AssumptionOrigin
{
    /// <summary>Nobody; the table of this program does.</summary>
    Default,

    /// <summary>The usage file.</summary>
    Usage,

    /// <summary>Execution histories.</summary>
    History,

    /// <summary>The definition itself, so it is no assumption, but it is printed all the same.</summary>
    Definition,
}

/// <summary>A number that the estimate rests on.</summary>
/// <param name="State">Null where it holds for the machine.</param>
/// <param name="Edge">The branch of a Choice.</param>
/// <param name="Source">Where it was found or how it came about, for people.</param>
internal sealed record Assumption(
    AssumptionKind Kind, OutlineState? State, OutlineEdge? Edge, double Value, AssumptionOrigin Origin)
{
    public string Source { get; init; } = "";

    public AssumptionInfo Info => AssumptionInfo.Of(Kind);

    /// <summary>What a definition says or a history shows is not varied.</summary>
    public bool IsUncertain => Origin is AssumptionOrigin.Default or AssumptionOrigin.Usage && Info.IsVaried;
}
