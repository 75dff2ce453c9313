using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Converter.Tests.Costs;

/// <summary>A browser without a window, for what only a browser can tell of a page.</summary>
internal sealed partial class Chromium
{
    private readonly string _program;

    private Chromium(string program)
    {
        _program = program;
    }

    /// <summary>Null, said in the output, where there is none.</summary>
    public static Chromium? Find(ITestOutputHelper output)
    {
        var found = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        if (found is null)
        {
            output.WriteLine("SKIPPED: there is no Chromium here to open the page.");
        }

        return found is null ? null : new Chromium(found);
    }

    /// <summary>Prints a page.</summary>
    /// <returns>The bytes of the PDF.</returns>
    public byte[] Print(string page) => InFolder(folder =>
    {
        var paper = Path.Combine(folder, "report.pdf");
        Run(folder, page, "--no-pdf-header-footer", $"--print-to-pdf={paper}");
        return File.ReadAllBytes(paper);
    });

    /// <summary>Opens a page at a width and in a colour scheme, and gives what the expression of a script says about it.</summary>
    public JsonElement Ask(string page, (int Width, bool IsDark) screen, string script) => InFolder(folder =>
    {
        // The page forbids scripts, so the question goes into a copy without that.
        var copy = Policy().Replace(page, "").Replace("<details>", "<details open>", StringComparison.Ordinal);
        var asked = copy.Replace(
            "</body>", $"<script>addEventListener('load', async () => {{ const answer = await ({script}); parent.document.body.textContent = '@@' + JSON.stringify(answer) + '@@'; }});</script></body>", StringComparison.Ordinal);

        // A window has a least width, a frame in it has not.
        var frame = $"<!DOCTYPE html><html><body><iframe style=\"border:0;width:{screen.Width}px;height:1200px\" srcdoc=\"{WebUtility.HtmlEncode(asked)}\"></iframe></body></html>";
        var shown = Run(
            folder, frame, "--window-size=1600,1400", $"--blink-settings=preferredColorScheme={(screen.IsDark ? 0 : 1)}",
            "--virtual-time-budget=60000", "--dump-dom");
        var answer = Answer().Match(shown);
        Assert.True(answer.Success, "The page did not answer.");
        return JsonDocument.Parse(WebUtility.HtmlDecode(answer.Groups[1].Value)).RootElement;
    });

    private string Run(string folder, string page, params string[] arguments)
    {
        var file = Path.Combine(folder, "report.html");
        File.WriteAllText(file, page);
        string[] always = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--user-data-dir={folder}"];
        var start = new ProcessStartInfo(_program, [.. always, .. arguments, new Uri(file).AbsoluteUri])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The browser did not start.");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var shown = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));
        return shown;
    }

    private static T InFolder<T>(Func<string, T> work)
    {
        var folder = Directory.CreateTempSubdirectory("cost-report").FullName;
        try
        {
            return work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("@@(.*)@@", RegexOptions.Singleline)]
    private static partial Regex Answer();
}
