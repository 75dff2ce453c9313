using Sfn2Durable.Costs.Billing;

namespace Sfn2Durable.Costs.Reports;

/// <summary>A month on each platform as a bar of its dimensions. Bars stretch, texts do not.</summary>
internal static class BarChart
{
    public static void Draw(CostEstimate estimate, Money money, HtmlText html)
    {
        var platforms = estimate.Platforms.ToList();
        var longest = platforms.Where(static p => p.IsPossible).Max(static p => p.Total) ?? 0;
        html.Open("figure").Element("figcaption", "A month on each platform").Open("div", ("class", "bars"));
        foreach (var platform in platforms)
        {
            html.Open("div", ("class", "row")).Element("span", PlatformInfo.Of(platform.Platform).Label, ("class", "name")).OpenBar();
            var x = 0.0;
            foreach (var line in platform.IsPossible && longest > 0 ? platform.Bill.Lines : [])
            {
                var width = (double)((line.Amount ?? 0) / longest) * 100;
                html.Rect(x, width, $"seam f{(int)line.Dimension}");
                x += width;
            }

            html.Close().Element("span", platform.IsPossible ? money.Of(platform.Total) : "not possible", ("class", "amount")).Close();
        }

        html.Close();
        Legend(platforms, html);
        html.Close();
    }

    private static void Legend(IReadOnlyList<PlatformEstimate> platforms, HtmlText html)
    {
        html.Open("ul", ("class", "legend"));
        foreach (var info in CostDimensionInfo.All)
        {
            if (platforms.Any(p => p.IsPossible && p.Bill.Lines.Any(l => l.Dimension == info.Dimension)))
            {
                html.Open("li").OpenBar().Rect(0, 100, $"f{(int)info.Dimension}").Close().Text(info.Label).Close();
            }
        }

        html.Close();
    }
}
