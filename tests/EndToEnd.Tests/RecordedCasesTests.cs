using System.Diagnostics;
using System.Text.RegularExpressions;
using Converter.Tests.House;
using Xunit.Abstractions;

namespace EndToEnd.Tests;

/// <summary>
/// What the service was recorded to do is what the generated code does: as it is, and with the process killed after each
/// checkpoint, on both stores.
/// </summary>
public sealed partial class RecordedCasesTests(ITestOutputHelper log)
{
    [Theory]
    [InlineData("executions,test-state,expressions,validation")]
    [InlineData("executions", "--kill", "memory")]
    [InlineData("executions", "--kill", "sqlite")]
    public async Task Recorded_cases_pass(string kinds, params string[] flags)
    {
        if (Repository.Shared is not { } shared || !HasPython())
        {
            log.WriteLine("SKIPPED: the recorded executions, or the Python that compares them, are not here.");
            return;
        }

        var (code, output) = await RunAsync(
            "python3",
            [
                Path.Combine(shared, "tools", "recorded-check.py"),
                "--cases", Path.Combine(shared, "corpus", "aws-recorded"),
                "--kinds", kinds,
                "--verbose",
                "--command", $"dotnet {Runner} {{dir}} {string.Join(' ', flags)}".TrimEnd(),
            ]);
        log.WriteLine(output);

        var counts = Counts().Matches(output);
        Assert.True(code is 0 or 1 && counts.Count == kinds.Split(',').Length, output);
        Assert.All(counts, static c => Assert.Equal(c.Groups["all"].Value, c.Groups["pass"].Value));
    }

    /// <summary>The runner's build beside that of the tests.</summary>
    private static string Runner
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var bin = own.Parent?.Parent ?? throw new DirectoryNotFoundException(own.FullName);
            return Path.Combine(bin.FullName, "Conformance", own.Name, "Conformance.dll");
        }
    }

    private static bool HasPython()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true });
            return python is not null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    [GeneratedRegex(@"^[\w-]+: (?<all>\d+) cases, (?<pass>\d+) pass", RegexOptions.Multiline)]
    private static partial Regex Counts();
}
