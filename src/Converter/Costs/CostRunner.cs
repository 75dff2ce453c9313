using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Histories;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Costs;

/// <summary>The front door of this room: from definitions, usage and prices to reports.</summary>
internal static class CostRunner
{
    /// <summary>Estimates every machine of the request.</summary>
    /// <returns>The reports; null when the usage file, the price file or the Region is wrong, which is reported.</returns>
    public static CostReportSet? Run(CostRequest request, DiagnosticBag diagnostics)
    {
        var profile = request.Usage is null ? UsageProfile.Empty : UsageReader.Read(request.Usage, diagnostics);
        var book = PriceBook.BuiltIn;
        if (request.Prices is not null)
        {
            book = book.ReplacedBy(request.Prices, diagnostics);
        }

        var outlines = request.Subjects.Select(static s => s.Definition is null ? null : new MachineOutline(s.Definition)).ToList();
        new UsageCheck(profile, [.. outlines.OfType<MachineOutline>()], diagnostics).Run();
        var prices = FindPrices(request, profile, book, diagnostics);
        if (prices is null || diagnostics.HasErrors)
        {
            return null;
        }

        var measured = HistoryMatcher.Measure(request.Histories, [.. outlines.OfType<MachineOutline>()], diagnostics);
        var work = new ReportWork(new CostModel(prices, book.Rules), profile, measured, request.SearchesRanges);
        var reports = new CostReport[outlines.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Parallelism) };
        Parallel.For(0, reports.Length, options, i => reports[i] = work.Report(request.Subjects[i], outlines[i]));
        Tell(reports);
        return new CostReportSet(reports, prices, book, IsRegionAssumed: request.Region is null && profile.Region is null);
    }

    /// <summary>Machines of one name are told apart by folder and file.</summary>
    private static void Tell(CostReport[] reports)
    {
        var counts = reports.CountBy(static r => r.Subject.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < reports.Length; i++)
        {
            var subject = reports[i].Subject;
            if (counts[subject.Name] > 1 && subject.File.Length > 0)
            {
                var place = subject.File.Split('/', '\\')[^Math.Min(2, subject.File.Split('/', '\\').Length)..];
                reports[i] = reports[i] with { Name = $"{subject.Name} ({string.Join('/', place)})" };
            }
        }
    }

    private static RegionPrices? FindPrices(
        CostRequest request, UsageProfile profile, PriceBook book, DiagnosticBag diagnostics)
    {
        var name = request.Region ?? profile.Region ?? PriceBook.HomeRegion;
        if (book.Find(name) is not { } region)
        {
            var place = request.Region is null ? profile.RegionSpan : SourceSpan.OfFile("--region");
            diagnostics.Report(DiagnosticDescriptors.UnknownRegion, place, name, Suggestion.For(name, book.Regions));
            return null;
        }

        var home = book.Find(PriceBook.HomeRegion);
        if (!request.AssumesHomeRegion || home is null)
        {
            return region;
        }

        var assumed = region.AssumingFrom(home);
        foreach (var key in PriceKeys.All.Where(k => assumed[k.Key].AssumedFrom is not null))
        {
            diagnostics.Report(DiagnosticDescriptors.PriceAssumed, default, key.Label, name, home.Region);
        }

        return assumed;
    }

    /// <summary>What the reports of one call share.</summary>
    private sealed record ReportWork(
        CostModel Model,
        UsageProfile Profile,
        IReadOnlyDictionary<MachineOutline, Measurements> Measured,
        bool SearchesRanges)
    {
        public CostReport Report(CostSubject subject, MachineOutline? outline)
        {
            if (outline is null)
            {
                var reason = subject.Reason ?? "It could not be read.";
                return new CostReport(
                    subject, new Verdict(VerdictKind.CannotBeSaid, reason, Platform.Standard, Platform.Standard, null));
            }

            var measured = Measured.GetValueOrDefault(outline);
            var sheet = AssumptionBuilder.Build(outline, Profile, measured, Model.Prices.Currency);
            var estimate = Model.Estimate(sheet, measured);
            var report = new CostReport(subject, CostComparison.Of(estimate)) { Estimate = estimate, Measured = measured };
            if (!SearchesRanges)
            {
                return report;
            }

            var sensitivity = new Sensitivity(Model, estimate, measured);
            return report with { Swings = sensitivity.Swings(), BreakEvens = sensitivity.BreakEvens() };
        }
    }
}
