using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Prices;

namespace Sfn2Durable.Costs.Reports;

/// <summary>The report on one machine.</summary>
internal static class MachineSections
{
    /// <summary>Assumptions beyond these move nothing to speak of.</summary>
    private const int MostSwings = 12;

    public static IReadOnlyList<ReportBlock> Of(CostReport report, CostReportSet set)
    {
        var blocks = new List<ReportBlock>
        {
            new ReportHeading(2, $"{report.Name}: {VerdictInfo.Of(report.Verdict.Kind).Label}"),
            new ReportParagraph(Verdict(report, set.Money)),
        };
        if (report.Estimate is not { } estimate)
        {
            return blocks;
        }

        blocks.Add(AmountTables.Month(estimate, set.Money));
        AddLimits(estimate, blocks);
        AddRange(report, set.Money, blocks);
        blocks.Add(new ReportHeading(3, "Where it comes from"));
        blocks.Add(AmountTables.States(estimate, set.Money));
        blocks.Add(new ReportHeading(3, "What it rests on"));
        blocks.Add(AssumptionTable.Of(estimate.Sheet));
        blocks.Add(new ReportParagraph($"The durable function: {Sentences.Choices(estimate.Sheet.Settings)}."));
        return blocks;
    }

    /// <summary>The prices that the machine needs.</summary>
    public static IEnumerable<PriceKey> UsedPrices(CostReport report) => report.Estimate is { } estimate
        ? estimate.Platforms.SelectMany(static p => p.Bill.Lines).Select(static l => l.Price.Key).Distinct()
        : [];

    /// <summary>The verdict, how sure it is and what it is worth, as one paragraph.</summary>
    public static string Verdict(CostReport report, Money money) => string.Join(' ', new[]
    {
        report.Verdict.Reason, Sentences.Range(report), Sentences.Payback(report, money), Measured(report),
    }.Where(static s => s.Length > 0));

    private static string Measured(CostReport report) => report.Measured is { } measured
        ? $"Counted from {measured.Executions} execution{(measured.Executions == 1 ? "" : "s")}."
        : "";

    private static void AddLimits(CostEstimate estimate, List<ReportBlock> blocks)
    {
        var limits = estimate.Platforms
            .SelectMany(static p => p.Count.Findings.Select(f => Sentences.Limit(f, p.Platform)))
            .ToList();
        if (limits.Count > 0)
        {
            blocks.Add(new ReportHeading(3, "Limits"));
            blocks.Add(new ReportList(limits));
        }
    }

    private static void AddRange(CostReport report, Money money, List<ReportBlock> blocks)
    {
        if (report.Swings.Count == 0)
        {
            return;
        }

        blocks.Add(new ReportHeading(3, "How sure it is"));
        blocks.Add(Swings(report, money));
        if (report.BreakEvens.Count > 0)
        {
            blocks.Add(new ReportHeading(3, "Break-even points"));
            blocks.Add(new ReportList([.. BreakEvens(report).Select(Sentences.BreakEven).Distinct(StringComparer.Ordinal)]));
        }
    }

    /// <summary>Break-even points, those within plausible values and near to now first.</summary>
    public static IEnumerable<BreakEven> BreakEvens(CostReport report) =>
        report.BreakEvens
            .OrderByDescending(static b => b.IsPlausible)
            .ThenBy(static b => Math.Abs(Math.Log(Math.Max(b.Value, 1e-9) / Math.Max(b.Lever.Value, 1e-9))))
            .Take(MostSwings);

    private static ReportTable Swings(CostReport report, Money money)
    {
        var verdict = report.Verdict.Kind;
        var shown = report.Swings.Where(s => s.Flips(verdict)).Concat(report.Swings).Distinct().Take(MostSwings);
        var rows = shown.Select(s => new ReportRow(
            [
                Figures.Label(s.Lever),
                Figures.Value(s.Lever, s.Lever.Value),
                $"{Figures.Value(s.Lever, s.Low.Value)} to {Figures.Value(s.Lever, s.High.Value)}",
                money.Of(s.Low.Saving),
                money.Of(s.High.Saving),
                Change(s, verdict),
            ],
            s.Flips(verdict)));
        ReportColumn[] columns =
            [new("Assumption"), new("Now", true), new("Plausible", true), new("Saving low", true), new("high", true), new("Verdict")];
        return new ReportTable("What the saving of a month depends on", columns, [.. rows]);
    }

    private static string Change(Swing swing, VerdictKind verdict) => swing.Flips(verdict)
        ? string.Join("; ", new[] { swing.Low, swing.High }
            .Where(e => e.Verdict != verdict)
            .Select(e => $"at {Figures.Value(swing.Lever, e.Value)}: {VerdictInfo.Of(e.Verdict).Label}"))
        : "the same";
}
