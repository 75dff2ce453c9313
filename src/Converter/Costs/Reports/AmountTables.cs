using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Reports;

/// <summary>The tables with money in them.</summary>
internal static class AmountTables
{
    /// <summary>A month by dimension and platform.</summary>
    public static ReportTable Month(CostEstimate estimate, Money money)
    {
        var platforms = estimate.Platforms.ToList();
        var used = CostDimensionInfo.All
            .Where(d => platforms.Exists(p => p.IsPossible && p.Bill.Lines.Any(l => l.Dimension == d.Dimension)))
            .Select(d => new ReportRow([d.Label, .. platforms.Select(p => Cell(p, p.Bill, d.Dimension, money))]));
        var executions = (decimal)Math.Min(1e18, estimate.Sheet[AssumptionKind.ExecutionsPerMonth]);
        List<ReportRow> rows =
        [
            .. used,
            new ReportRow(["Total a month", .. platforms.Select(p => Total(p, p.Total, money))], IsStrong: true),
            new ReportRow(["Total with the free tier", .. platforms.Select(p => Total(p, p.FreeTierBill.Total, money))]),
            new ReportRow(["A thousand executions", .. platforms.Select(p =>
                Total(p, executions > 0 ? p.Total / executions * 1000 : 0, money))]),
        ];
        ReportColumn[] columns = [new(""), .. platforms.Select(static p => new ReportColumn(PlatformInfo.Of(p.Platform).Label, true))];
        return new ReportTable("What a month costs", columns, rows);
    }

    /// <summary>What one execution uses, state by state.</summary>
    public static ReportTable States(CostEstimate estimate, Money money)
    {
        var executions = estimate.Sheet[AssumptionKind.ExecutionsPerMonth];
        var durable = estimate[Platform.DurableInvoke];
        var current = estimate.Current;
        var rows = new List<ReportRow> { Row("(the execution itself)", "", null, static c => c.Execution) };
        rows.AddRange(estimate.Sheet.Outline.States.Select(state =>
            Row(state.Name, Figures.Kind(state), estimate.Traffic.Visits(state), c => c.States[state.Index])));
        rows.Add(Row("Total", "", null, static c => c.Total) with { IsStrong = true });
        return new ReportTable("What an execution uses, state by state", StateColumns(current.Platform), rows);

        ReportRow Row(string name, string kind, double? visits, Func<PlatformCount, Quantities> of)
        {
            var standard = of(estimate[Platform.Standard].Count);
            var inline = of(estimate[Platform.DurableInline].Count);
            var invoke = of(durable.Count);
            return ReportRow.Of(
                name,
                kind,
                visits is { } entered ? Figures.Count(entered) : "",
                Figures.Count(standard.Transitions),
                Figures.Count(inline.Operations),
                Figures.Count(invoke.Operations),
                Figures.Count(of(estimate[Platform.DurableCoarse].Count).Operations),
                Figures.Count(inline.GbWritten * 1e6),
                Figures.Count(standard.LambdaRequests),
                Figures.Count(invoke.LambdaRequests),
                money.Of(current.Price(of(current.Count) * executions)),
                money.Of(durable.Price(of(durable.Count) * executions)));
        }
    }

    private static ReportColumn[] StateColumns(Platform current) =>
    [
        new("State"), new("Type"), new("Entered", true), new("Transitions", true), new("Operations inline", true),
        new("invoke", true), new("coarse", true), new("KB written", true), new("Lambda requests now", true),
        new("as invoke", true), new($"A month now ({(current == Platform.Express ? "Express" : "Standard")})", true), new("as invoke", true),
    ];

    private static string Cell(PlatformEstimate estimate, Bill bill, CostDimension dimension, Money money)
    {
        var line = bill.Lines.FirstOrDefault(l => l.Dimension == dimension);
        return line is null || !estimate.IsPossible ? "-" : money.Of(line.Amount) + (line.Price.AssumedFrom is null ? "" : " *");
    }

    private static string Total(PlatformEstimate estimate, decimal? total, Money money) =>
        estimate.IsPossible ? money.Of(total) : "not possible";
}
