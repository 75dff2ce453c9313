using Sfn2Durable.Input;

namespace Sfn2Durable.Costs;

/// <summary>Everything that <c>sfn2durable cost</c> was given.</summary>
/// <param name="Subjects">In the order in which the user named them.</param>
internal sealed record CostRequest(IReadOnlyList<CostSubject> Subjects)
{
    /// <summary>Histories as <c>aws stepfunctions get-execution-history</c> prints them, whole or page by page.</summary>
    public IReadOnlyList<SourceText> Histories { get; init; } = [];

    /// <summary>The <c>--usage</c> file.</summary>
    public SourceText? Usage { get; init; }

    /// <summary>The <c>--prices</c> file.</summary>
    public SourceText? Prices { get; init; }

    /// <summary><c>--region</c>; it goes before the usage file, and us-east-1 is assumed where neither names one.</summary>
    public string? Region { get; init; }

    /// <summary><c>--assume-us-east-1</c>: unknown prices are taken from there, and labelled.</summary>
    public bool AssumesHomeRegion { get; init; }

    /// <summary>False leaves out the search for ranges and break-even points, which takes most of the time.</summary>
    public bool SearchesRanges { get; init; } = true;

    /// <summary>Machines estimated at a time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
