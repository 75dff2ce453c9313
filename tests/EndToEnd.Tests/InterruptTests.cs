using System.Diagnostics;
using System.Globalization;
using Converter.Tests.House;
using Xunit.Abstractions;

namespace EndToEnd.Tests;

/// <summary>Ctrl-C ends the program in an orderly way.</summary>
public sealed class InterruptTests(ITestOutputHelper log)
{
    private static readonly string Program = typeof(Sfn2Durable.ConversionPipeline).Assembly.Location;

    [Fact]
    public async Task A_run_that_waits_is_interrupted()
    {
        if (OperatingSystem.IsWindows())
        {
            log.WriteLine("SKIPPED: a console signal cannot be sent to another process here.");
            return;
        }

        var fixture = Path.Combine(Repository.Root, "tests", "fixtures", "polling-loop");

        // A shell that starts tests in the background has them, and what they start, ignore the signal.
        var start = new ProcessStartInfo("env") { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            .. IsInterruptIgnored() ? ["--default-signal=INT"] : Array.Empty<string>(),
            "dotnet", Program, "run", Path.Combine(fixture, "definition.asl.json"), "--input", """{"videoId":"v1"}""",
            "--mocks", Path.Combine(fixture, "mocks.json"),
        ];
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");

        // The wait lasts thirty seconds; the line that announces it is the moment to interrupt.
        var line = await process.StandardError.ReadLineAsync();
        while (line is not null && !line.Contains("Wait A Moment", StringComparison.Ordinal))
        {
            line = await process.StandardError.ReadLineAsync();
        }

        Assert.NotNull(line);
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var rest = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("sfn2durable: interrupted.", rest, StringComparison.Ordinal);
    }

    /// <summary>Whether this process was told to ignore the signal, where the system says so.</summary>
    private static bool IsInterruptIgnored()
    {
        const string Status = "/proc/self/status";
        const ulong Interrupt = 1 << (2 - 1);
        var mask = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(static l => l.StartsWith("SigIgn:", StringComparison.Ordinal))
            : null;
        return mask is not null
            && (ulong.Parse(mask.AsSpan("SigIgn:".Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }
}
