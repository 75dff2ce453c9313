using Sfn2Durable.Costs.Comparing;

namespace Sfn2Durable.Costs.Reports;

/// <summary>
/// A page for people who decide: one file, no script, nothing loaded from anywhere (a policy in the page forbids it). What
/// matters prints on one sheet; tables and single machines fold out on the screen.
/// </summary>
internal sealed class HtmlReport
{
    /// <summary>Machines that are shown in detail; a page of a thousand would be of use to nobody.</summary>
    public const int MostMachines = 40;

    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    private readonly CostReportSet _set;
    private readonly HtmlText _html = new();
    private readonly HtmlBlocks _blocks;

    private HtmlReport(CostReportSet set)
    {
        _set = set;
        _blocks = new HtmlBlocks(_html);
    }

    public static string Write(CostReportSet set)
    {
        var report = new HtmlReport(set);
        report.WritePage();
        return report._html.ToString();
    }

    private void WritePage()
    {
        var title = ReportBuilder.Title(_set);
        _html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head");
        _html.Empty("meta", ("charset", "utf-8"));
        _html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        _html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        _html.Empty("meta", ("name", "generator"), ("content", "sfn2durable cost"));
        _html.Element("title", title);
        _html.Open("style").Raw(ReportStyle.Text).Close().Close();
        _html.Open("body").Open("header").Element("h1", title);
        _html.Element("p", ReportBuilder.Region(_set), ("class", "quiet")).Close().Open("main");
        if (_set.Reports.Count == 1)
        {
            WriteMachine(_set.Reports[0]);
        }
        else
        {
            WriteAccount();
        }

        WriteFacts();
        _html.Close().Open("footer").Element(
            "p", "Estimated by sfn2durable cost from list prices and the assumptions named above; it is no bill.", ("class", "quiet"));
        _html.Close().Close().Close().Raw("\n");
    }

    private void WriteAccount()
    {
        WriteVerdictCards();
        RankingChart.Draw(_set, _html);
        var blocks = ReportBuilder.Build(_set, withMachines: false).Blocks;
        _html.Element("h2", "Which to migrate first, which never", ("class", "screen"));
        _html.Open("div", ("class", "screen"));
        _blocks.Write(blocks.OfType<ReportTable>().First());
        _html.Close();
        var shown = _set.Ranked.Where(static r => r.Estimate is not null).Take(MostMachines).ToList();
        _html.Element("h2", "Machine by machine", ("class", "screen"));
        if (shown.Count < _set.Reports.Count)
        {
            _html.Element(
                "p", $"The first {shown.Count} of the ranking; ask for a report on a single machine, or for JSON, to see the others.",
                ("class", "quiet screen"));
        }

        foreach (var report in shown)
        {
            _blocks.Subject = $"{report.Name}: ";
            _html.Open("details").Element("summary", $"{report.Name}: {VerdictInfo.Of(report.Verdict.Kind).Label}");
            WriteMachine(report);
            _html.Close();
        }

        _blocks.Subject = "";
    }

    private void WriteVerdictCards()
    {
        _html.Open("ul", ("class", "cards"));
        foreach (var info in VerdictInfo.All)
        {
            var reports = _set.Reports.Where(r => r.Verdict.Kind == info.Kind).ToList();
            _html.Open("li", ("class", $"card tone-{info.Id}")).Element("span", info.Label, ("class", "tag"));
            _html.Element("b", reports.Count == 1 ? "1 machine" : $"{Figures.Count(reports.Count)} machines");
            if (info.Kind is VerdictKind.Migrate or VerdictKind.Express && reports.Count > 0)
            {
                _html.Element("span", $"would save {_set.Money.Of(reports.Sum(static r => r.Verdict.Saving ?? 0))} a month", ("class", "quiet"));
            }

            _html.Close();
        }

        _html.Close();
    }

    private void WriteMachine(CostReport report)
    {
        var tone = "tone-" + VerdictInfo.Of(report.Verdict.Kind).Id;
        _html.Open("section", ("class", tone), ("aria-label", report.Name));
        _html.Open("div", ("class", "verdict")).Element("strong", VerdictInfo.Of(report.Verdict.Kind).Label);
        _html.Element("p", MachineSections.Verdict(report, _set.Money)).Close();
        if (report.Estimate is { } estimate)
        {
            WriteCards(report, estimate);
            _html.Open("div", ("class", "split")).Open("div");
            BarChart.Draw(estimate, _set.Money, _html);
            _html.Close().Open("div");
            VolumeChart.Draw(estimate, _set.Money, _html);
            _html.Close().Close();
            _blocks.Write(AmountTables.Month(estimate, _set.Money));
            SwingChart.Draw(report, _set.Money, _html);
            WriteDetails(report);
        }

        _html.Close();
    }

    private void WriteCards(CostReport report, CostEstimate estimate)
    {
        _html.Open("ul", ("class", "cards"));
        foreach (var platform in estimate.Platforms)
        {
            var isBest = platform.Platform == report.Verdict.Best && report.Verdict.Kind != VerdictKind.CannotBeSaid;
            _html.Open("li", ("class", isBest ? "card best" : "card")).Text(PlatformInfo.Of(platform.Platform).Label);
            _html.Element("b", platform.IsPossible ? _set.Money.Of(platform.Total) : "not possible");
            _html.Element("span", platform.IsPossible
                ? $"{_set.Money.Of(platform.FreeTierBill.Total)} with the free tier"
                : Obstacles.Text(platform), ("class", "quiet"));
            if (Tag(platform.Platform, report, isBest) is { } tag)
            {
                _html.Empty("br").Element("span", tag, ("class", platform.Platform == Platform.DurableCoarse ? "quiet" : "tag"));
            }

            _html.Close();
        }

        _html.Close();
    }

    private static string? Tag(Platform platform, CostReport report, bool isBest) =>
        isBest && platform == report.Verdict.Current ? "where it is, recommended"
        : isBest && report.Verdict.Kind != VerdictKind.TooClose ? "recommended"
        : platform == report.Verdict.Current ? "where it is"
        : platform == Platform.DurableCoarse ? "only if steps may be merged"
        : null;

    /// <summary>Everything else folds out: what follows a heading of the report becomes one fold.</summary>
    private void WriteDetails(CostReport report)
    {
        var isOpen = false;
        foreach (var block in MachineSections.Of(report, _set).SkipWhile(static b => b is not ReportHeading { Level: 3 }))
        {
            if (block is ReportHeading heading)
            {
                Fold(isOpen);
                _html.Open("details").Element("summary", heading.Text);
                isOpen = true;
            }
            else
            {
                _blocks.Write(block);
            }
        }

        Fold(isOpen);
    }

    private void Fold(bool isOpen)
    {
        if (isOpen)
        {
            _html.Close();
        }
    }

    private void WriteFacts()
    {
        _html.Open("details").Element("summary", "Prices, with date and source");
        foreach (var block in PriceTable.Of(_set, _set.Reports.SelectMany(MachineSections.UsedPrices).Distinct()))
        {
            _blocks.Write(block);
        }

        _html.Close().Open("details").Element("summary", "Not counted");
        _blocks.Write(new ReportList(Sentences.NotCounted));
        _html.Close();
    }
}
