using Sfn2Durable.Costs.Comparing;

namespace Sfn2Durable.Costs.Reports;

/// <summary>What the machines cost now and would save, the largest saving first.</summary>
internal static class RankingChart
{
    private const int Most = 15;

    /// <summary>Letters of a name; the middle of longer ones is left out.</summary>
    private const int LongestName = 44;

    public static void Draw(CostReportSet set, HtmlText html)
    {
        var shown = set.Ranked
            .Where(static r => r.Verdict.Saving > 0 && r.Verdict.Kind is VerdictKind.Migrate or VerdictKind.Express)
            .Take(Most)
            .ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var longest = shown.Max(r => Now(r));
        html.Open("figure").Element("figcaption", "What a month costs now, and how much of it could be saved");
        html.Open("div", ("class", "bars wide"));
        foreach (var report in shown)
        {
            var (now, saving) = (Now(report), report.Verdict.Saving ?? 0);
            html.Open("div", ("class", "row"));
            html.Element("span", $"{Short(report.Name)} ({(report.Verdict.Kind == VerdictKind.Express ? "Express" : "durable")})", ("class", "name")).OpenBar();
            var left = Width(now - saving, longest);
            html.Rect(0, left, "seam f0").Rect(left, Width(saving, longest), "seam f3").Close();
            html.Element("span", $"{set.Money.Of(saving)} of {set.Money.Of(now)}", ("class", "amount")).Close();
        }

        html.Close().Open("ul", ("class", "legend"));
        foreach (var (style, label) in new[] { ("f0", "stays"), ("f3", "saved") })
        {
            html.Open("li").OpenBar().Rect(0, 100, style).Close().Text(label).Close();
        }

        html.Close().Close();
    }

    private static string Short(string name) =>
        name.Length <= LongestName ? name : $"{name[..(LongestName / 3)]}…{name[^(LongestName * 2 / 3)..]}";

    private static decimal Now(CostReport report) => report.Estimate?[report.Verdict.Current].Total ?? 0;

    private static double Width(decimal amount, decimal longest) => longest == 0 ? 0 : (double)(amount / longest) * 100;
}
