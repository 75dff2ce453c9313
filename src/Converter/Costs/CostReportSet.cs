using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Reports;

namespace Sfn2Durable.Costs;

/// <summary>The reports on all machines of one call, with the prices that they share.</summary>
/// <param name="Reports">In the order of the request.</param>
/// <param name="IsRegionAssumed">True where nobody named a Region.</param>
internal sealed record CostReportSet(
    IReadOnlyList<CostReport> Reports, RegionPrices Prices, PriceBook Book, bool IsRegionAssumed)
{
    public Money Money => new(Prices.Currency ?? "USD");

    /// <summary>
    /// The machines in the order in which to look at them: what saves most by migrating first, then what should become
    /// Express, what is too close, what should stay (the clearest case last), and what cannot be said.
    /// </summary>
    public IReadOnlyList<CostReport> Ranked { get; } =
    [
        .. Reports
            .OrderBy(static r => Rank(r.Verdict.Kind))
            .ThenByDescending(static r => r.Verdict.Saving ?? decimal.MinValue)
            .ThenBy(static r => r.Name, StringComparer.Ordinal),
    ];

    private static int Rank(VerdictKind kind) => kind switch
    {
        VerdictKind.Migrate => 0,
        VerdictKind.Express => 1,
        VerdictKind.TooClose => 2,
        VerdictKind.Stay => 3,
        _ => 4,
    };
}
