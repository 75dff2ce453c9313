using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Prices;

namespace Sfn2Durable.Costs.Reports;

/// <summary>The whole report: a ranking where there are several machines, the machines, prices and what is left out.</summary>
internal static class ReportBuilder
{
    /// <param name="withMachines">False for the ranking alone, which is what a terminal shows of an account.</param>
    public static ReportDocument Build(CostReportSet set, bool withMachines)
    {
        var blocks = new List<ReportBlock> { new ReportParagraph(Region(set)) };
        if (set.Reports.Count != 1)
        {
            blocks.Add(new ReportHeading(2, "Which to migrate first, which never"));
            blocks.Add(Ranking(set));
            blocks.Add(new ReportParagraph(Account(set)));
        }

        if (withMachines || set.Reports.Count == 1)
        {
            blocks.AddRange(set.Ranked.SelectMany(r => MachineSections.Of(r, set)));
        }

        var used = set.Reports.SelectMany(MachineSections.UsedPrices).Distinct();
        blocks.Add(new ReportHeading(2, "Prices"));
        blocks.AddRange(PriceTable.Of(set, used));
        blocks.Add(new ReportHeading(2, "Not counted"));
        blocks.Add(new ReportList(Sentences.NotCounted));
        return new ReportDocument(Title(set), blocks);
    }

    public static string Title(CostReportSet set) => set.Reports.Count == 1
        ? $"{set.Reports[0].Name}: Step Functions or durable functions?"
        : $"{set.Reports.Count} state machines: Step Functions or durable functions?";

    public static string Region(CostReportSet set)
    {
        var assumed = PriceKeys.All.Any(k => set.Prices[k.Key].AssumedFrom is not null);
        return $"List prices of {set.Prices.Region} ({set.Prices.Name})"
            + (set.IsRegionAssumed ? ", which is assumed because no Region was given" : "")
            + (assumed ? $"; where none is known, those of {PriceBook.HomeRegion} are assumed and marked *" : "")
            + $". Amounts are in {set.Money.Currency} a month"
            + (set.Prices.HasDurableFunctions is null ? "; whether durable functions exist in this Region was not found." : ".");
    }

    /// <summary>What all machines together would save.</summary>
    public static string Account(CostReportSet set)
    {
        var counts = VerdictInfo.All
            .Select(v => (v.Label, Count: set.Reports.Count(r => r.Verdict.Kind == v.Kind)))
            .Where(static c => c.Count > 0)
            .Select(static c => $"{c.Label}: {c.Count}");
        var saving = set.Reports
            .Where(static r => r.Verdict.Kind is VerdictKind.Migrate or VerdictKind.Express)
            .Sum(static r => r.Verdict.Saving ?? 0);
        return $"{string.Join(". ", counts)}. Following every verdict would save {set.Money.Of(saving)} a month.";
    }

    private static ReportTable Ranking(CostReportSet set)
    {
        // Nobody needs a column of reasons where every machine has an estimate.
        var explains = set.Ranked.Any(static report => report.Estimate is null);
        string[] Reason(CostReport report) =>
            !explains ? [] : [report.Estimate is null ? report.Verdict.Reason : ""];
        var rows = set.Ranked.Select((report, index) => ReportRow.Of(
        [
            Figures.Count(index + 1),
            report.Name,
            VerdictInfo.Of(report.Verdict.Kind).Label,
            Total(report, report.Verdict.Current, set.Money),
            Best(report, set.Money),
            set.Money.Of(report.Verdict.Saving),
            report.Swings.Count == 0 ? "" : report.Flips.Any() ? "depends" : "firm",
            .. Reason(report),
        ]));
        ReportColumn[] columns =
        [
            new("#", true),
            new("Machine"),
            new("Verdict"),
            new("Now", true),
            new("Durable", true),
            new("Saving", true),
            new("Range"),
            .. explains ? [new ReportColumn("Why not")] : Array.Empty<ReportColumn>(),
        ];
        return new ReportTable("State machines, the largest saving first", columns, [.. rows]);
    }

    private static string Total(CostReport report, Platform platform, Money money) =>
        report.Estimate is { } estimate ? money.Of(estimate[platform].Total) : "";

    private static string Best(CostReport report, Money money)
    {
        if (report.Estimate is not { } estimate)
        {
            return "";
        }

        var possible = new[] { Platform.DurableInline, Platform.DurableInvoke }.Select(p => estimate[p]).Where(static e => e.IsPossible).ToList();
        return possible.Count == 0 ? "not possible"
            : possible.Exists(static e => e.Total is null) ? "unknown"
            : money.Of(possible.Min(static e => e.Total));
    }
}
