using System.Text.Json;
using System.Text.RegularExpressions;
using Sfn2Durable.Costs.Reports;
using Xunit.Abstractions;

namespace Converter.Tests.Costs;

/// <summary>
/// The page in a browser, everything folded out, on a desk and on a phone, in light and in dark; where there is no Chromium
/// the tests say so. <c>SFN2DURABLE_AXE</c> may name the file axe.min.js of the accessibility checker axe-core.
/// </summary>
public sealed partial class HtmlScreenTests(ITestOutputHelper output)
{
    private const int Desk = 1280;
    private const int Phone = 390;

    /// <summary>
    /// What is wrong with the picture: the page moves sideways, a text is broken into letters, something was loaded, or a
    /// text does not stand out from what is behind it.
    /// </summary>
    private const string Faults = """
        (() => {
          const faults = [], root = document.documentElement;
          if (innerWidth !== WIDTH) faults.push(`the window is ${innerWidth} wide`);
          if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide`);
          performance.getEntriesByType('resource').forEach(r => faults.push(`loads ${r.name}`));
          const rgb = text => (text.match(/[\d.]+/g) || []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const behind = e => { for (; e; e = e.parentElement) {
            const colour = rgb(getComputedStyle(e).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour; } return [255, 255, 255]; };
          for (const e of document.querySelectorAll('body *')) {
            const text = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('');
            if (!text || e.closest('script,style') || !e.getClientRects().length) continue;
            const style = getComputedStyle(e), [a, b] = [light(rgb(e.closest('svg') ? style.fill : style.color)), light(behind(e))];
            const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            if (contrast < 4.5) faults.push(`${text.slice(0, 40)}: contrast ${contrast.toFixed(2)}`);
            if (parseFloat(style.fontSize) < 11) faults.push(`${text.slice(0, 40)}: ${style.fontSize}`);
            if (/^T[DH]$/.test(e.tagName) && e.clientWidth < 12 * Math.min(3, text.length)) faults.push(`${text.slice(0, 40)}: ${e.clientWidth} wide`);
          }
          return faults;
        })()
        """;

    public static TheoryData<bool, int, bool> Screens
    {
        get
        {
            var screens = new TheoryData<bool, int, bool>();
            foreach (var (account, width) in new[] { (false, Desk), (false, Phone), (true, Desk), (true, Phone) })
            {
                screens.Add(account, width, false);
                screens.Add(account, width, true);
            }

            return screens;
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void Everything_can_be_read_and_nothing_is_loaded(bool account, int width, bool dark)
    {
        if (Chromium.Find(output) is not { } browser)
        {
            return;
        }

        var faults = browser.Ask(Page(account), (width, dark), Faults.Replace("WIDTH", $"{width}", StringComparison.Ordinal));

        Assert.Equal("[]", faults.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void The_accessibility_checker_finds_nothing_serious(bool account, int width, bool dark)
    {
        if (Environment.GetEnvironmentVariable("SFN2DURABLE_AXE") is not { Length: > 0 } axe || !File.Exists(axe))
        {
            output.WriteLine("SKIPPED: SFN2DURABLE_AXE names no axe.min.js.");
            return;
        }

        if (Chromium.Find(output) is not { } browser)
        {
            return;
        }

        var page = Page(account).Replace("</head>", $"<script>{File.ReadAllText(axe)}</script></head>", StringComparison.Ordinal);
        var found = browser.Ask(page, (width, dark), "axe.run().then(r => ({ passed: r.passes.length, violations: r.violations.map(v => [v.id, v.impact, v.nodes[0].html]) }))");

        output.WriteLine($"{found.GetProperty("passed").GetInt32()} rules passed");
        Assert.True(found.GetProperty("passed").GetInt32() > 10);
        Assert.Equal("[]", JsonSerializer.Serialize(found.GetProperty("violations")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_matters_prints_on_one_sheet(bool account)
    {
        if (Chromium.Find(output) is not { } browser)
        {
            return;
        }

        var sheets = Sheet().Count(System.Text.Encoding.Latin1.GetString(browser.Print(Page(account))));

        Assert.Equal(1, sheets);
    }

    private static string Page(bool account)
    {
        var all = ReportTests.Account();
        return HtmlReport.Write(account ? all : CostCase.Of(
            [.. all.Reports.Take(1).Select(static r => r.Subject.Definition ?? throw new InvalidOperationException())]).Reports);
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex Sheet();
}
