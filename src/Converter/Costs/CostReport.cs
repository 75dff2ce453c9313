using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Histories;

namespace Sfn2Durable.Costs;

/// <summary>The report on one machine. Without an estimate there is a reason in the verdict.</summary>
internal sealed record CostReport(CostSubject Subject, Verdict Verdict)
{
    public CostEstimate? Estimate { get; init; }

    public Measurements? Measured { get; init; }

    public IReadOnlyList<Swing> Swings { get; init; } = [];

    public IReadOnlyList<BreakEven> BreakEvens { get; init; } = [];

    /// <summary>The machine's name; with its file where several have that name.</summary>
    public string Name { get; init; } = Subject.Name;

    /// <summary>The assumptions that change the verdict inside their plausible range.</summary>
    public IEnumerable<Swing> Flips => Swings.Where(s => s.Flips(Verdict.Kind));
}
