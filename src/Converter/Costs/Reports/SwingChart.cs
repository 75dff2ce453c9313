using Sfn2Durable.Costs.Comparing;

namespace Sfn2Durable.Costs.Reports;

/// <summary>How far the saving of a month moves when an assumption is turned through its plausible range.</summary>
internal static class SwingChart
{
    private const int Most = 7;

    public static void Draw(CostReport report, Money money, HtmlText html)
    {
        var verdict = report.Verdict.Kind;
        var swings = report.Swings
            .Where(s => s.Flips(verdict))
            .Concat(report.Swings)
            .Distinct()
            .Where(s => s.Low.Saving is not null && s.High.Saving is not null && (s.Flips(verdict) || Matters(s, report)))
            .Take(Most)
            .ToList();
        if (swings.Count == 0)
        {
            return;
        }

        var ends = swings.SelectMany(static s => new[] { s.Low.Saving ?? 0, s.High.Saving ?? 0 }).Append(0).ToList();
        var (least, most) = (ends.Min(), ends.Max());
        html.Open("figure").Element("figcaption", "What a month saves, when one assumption is other than thought");
        html.Open("div", ("class", "bars wide"));
        foreach (var swing in swings)
        {
            Row(swing, swing.Flips(verdict), (least, most), money, html);
        }

        html.Close();
        html.Element("p", Explanation(report, swings.Exists(s => s.Flips(verdict))), ("class", "quiet")).Close();
    }

    /// <summary>Half a percent of the saving, or a cent, is not worth a line.</summary>
    private static bool Matters(Swing swing, CostReport report) =>
        swing.Width > Math.Max(0.01m, 0.005m * Math.Abs(report.Verdict.Saving ?? 0));

    private static string Explanation(CostReport report, bool flips) =>
        "Left of the mark a change costs money. Each bar spans the plausible range of one assumption"
        + (flips ? "; those that change the verdict come first and say so." : "; none of them changes the verdict.");

    private static void Row(Swing swing, bool flips, (decimal Least, decimal Most) range, Money money, HtmlText html)
    {
        var (low, high) = (swing.Low.Saving ?? 0, swing.High.Saving ?? 0);
        html.Open("div", ("class", "row")).Open("span", ("class", "name")).Text($"{Figures.Label(swing.Lever)}, {Figures.Value(swing.Lever, swing.Low.Value)} to "
            + Figures.Value(swing.Lever, swing.High.Value));
        if (flips)
        {
            html.Text(" ").Element("span", "changes the verdict", ("class", "flip"));
        }

        html.Close().OpenBar();
        var (from, to) = (Place(Math.Min(low, high), range), Place(Math.Max(low, high), range));
        html.Rect(from, Math.Max(to - from, 0.6), flips ? "f7" : "f0");
        html.Rect(Math.Min(Place(0, range), 99.6), 0.4, "mark").Close();
        html.Element("span", $"{money.Of(Math.Min(low, high))} to {money.Of(Math.Max(low, high))}", ("class", "amount")).Close();
    }

    private static double Place(decimal value, (decimal Least, decimal Most) range) =>
        range.Most == range.Least ? 0 : (double)((value - range.Least) / (range.Most - range.Least)) * 100;
}
