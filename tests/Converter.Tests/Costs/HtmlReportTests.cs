using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sfn2Durable.Costs.Reports;

namespace Converter.Tests.Costs;

/// <summary>
/// The text of the page: well-formed, nothing loaded, readable by everybody. <see cref="HtmlScreenTests"/> opens it.
/// </summary>
public sealed partial class HtmlReportTests
{
    private static readonly string[] Texts = ["--text", "--quiet", "--link", "--migrate", "--stay", "--express", "--tooClose", "--cannotBeSaid"];

    [Fact]
    public void The_page_loads_nothing_and_runs_nothing()
    {
        var page = HtmlReport.Write(ReportTests.Account());

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(" (src|href|srcset|action|on[a-z]+)=", page);
        Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_are_closed_and_nested()
    {
        var root = Parse(HtmlReport.Write(ReportTests.Account()));

        Assert.Equal("html", root.Name.LocalName);
    }

    [Fact]
    public void Landmarks_headings_tables_and_pictures_have_names()
    {
        var root = Parse(HtmlReport.Write(ReportTests.Account()));

        Assert.Equal("en", root.Attribute("lang")?.Value);
        Assert.Single(root.Descendants("main"));
        Assert.Single(root.Descendants("h1"));
        Assert.All(root.Descendants("table"), static t => Assert.NotEmpty(t.Element("caption")!.Value));
        Assert.All(root.Descendants("th"), static h => Assert.NotNull(h.Attribute("scope")));
        Assert.All(root.Descendants("th"), static h => Assert.NotEmpty(h.Value));
        Assert.All(root.Descendants("details"), static d => Assert.Equal("summary", d.Elements().First().Name.LocalName));
        Assert.All(root.Descendants("svg"), static p => Assert.True(
            p.Attribute("aria-hidden")?.Value == "true" || (p.Attribute("role")?.Value == "img" && p.Attribute("aria-label")!.Value.Length > 20)));
        var names = root.Descendants().Where(static e => e.Attribute("role")?.Value == "region").Select(static e => e.Attribute("aria-label")!.Value).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Every_colour_of_text_stands_out_in_light_in_dark_and_on_paper()
    {
        var schemes = Schemes().ToList();

        Assert.Equal(3, schemes.Count);
        foreach (var scheme in schemes)
        {
            foreach (var surface in new[] { "--page", "--card" })
            {
                Assert.All(Texts, t => Assert.True(Contrast(scheme[t], scheme[surface]) >= 4.5, $"{t} on {surface}"));
                Assert.All(Enumerable.Range(0, 8), i => Assert.True(Contrast(scheme[$"--c{i}"], scheme[surface]) >= 3, $"--c{i} on {surface}"));
            }
        }
    }

    /// <summary>The page as XML: what is void in HTML is closed, which is all the difference in our pages.</summary>
    private static XElement Parse(string page)
    {
        var xml = page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);
        return XDocument.Parse(VoidElement().Replace(xml, "$0</$1>")).Root!;
    }

    private static IEnumerable<Dictionary<string, string>> Schemes() =>
        RootRule().Matches(ReportStyle.Text).Select(static rule =>
            Variable().Matches(rule.Value).ToDictionary(static v => v.Groups[1].Value, static v => v.Groups[2].Value));

    /// <summary>The contrast ratio of WCAG 2.</summary>
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = new[] { 1, 3, 5 }
            .Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(static c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("<(meta|br)[^>]*>")]
    private static partial Regex VoidElement();

    [GeneratedRegex(@":root\s*\{[^}]*\}")]
    private static partial Regex RootRule();

    [GeneratedRegex(@"(--\w+):\s*(#[0-9a-f]{6})")]
    private static partial Regex Variable();
}
