using System.Diagnostics;
using System.Globalization;

namespace Sfn2Durable.Benchmarks.Converter;

/// <summary>Whole processes and their wall time.</summary>
internal static class Programs
{
    private static readonly Lazy<string> Root = new(static () =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Durable.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks run outside a checkout.");
    });

    private static readonly Lazy<string> Published = new(static () =>
    {
        var target = Path.Combine(Path.GetTempPath(), "sfn2durable-benchmark-tool");
        Run("dotnet", ["publish", Path.Combine(Root.Value, "src", "Converter"), "-c", "Release", "-r", Rid, "-o", target, "-v", "q"]);
        return Path.Combine(target, "sfn2durable.dll");
    });

    private static readonly Lazy<string> PublishedSelf = new(static () =>
    {
        var target = Path.Combine(Path.GetTempPath(), "sfn2durable-benchmark-self");
        string[] ahead = ["-p:PublishReadyToRun=true", "-p:PublishReadyToRunComposite=true", "-p:TieredPGO=false"];
        Run("dotnet", ["publish", Path.Combine(Root.Value, "tools", "Benchmarks"), "-c", "Release", "-r", Rid, "--self-contained", "-o", target, "-v", "q", .. ahead]);
        return Path.Combine(target, OperatingSystem.IsWindows() ? "Benchmarks.exe" : "Benchmarks");
    });

    private static readonly Lazy<string?> Validator = new(static () =>
        Npm("asl-validator@4.0.0") is { } folder ? Path.Combine(folder, "node_modules", ".bin", "asl-validator") : null);

    public static string Checkout => Root.Value;

    /// <summary>Definitions of others, in a folder beside the checkout; null where there are none.</summary>
    public static string? Corpus
    {
        get
        {
            var given = Environment.GetEnvironmentVariable("SFN2DURABLE_SHARED");
            for (var folder = new DirectoryInfo(Checkout); folder is not null; folder = folder.Parent)
            {
                var corpus = Path.Combine(given ?? Path.Combine(folder.FullName, "shared"), "corpus", "definitions");
                if (Directory.Exists(corpus))
                {
                    return corpus;
                }
            }

            return null;
        }
    }

    /// <summary>The tool as it is packed: compiled ahead of time.</summary>
    public static string Tool => Published.Value;

    /// <summary>This program, published as the runtime's README advises for those that must be back quickly.</summary>
    public static string Self => PublishedSelf.Value;

    /// <summary>The peer's command, or null where npm cannot bring it.</summary>
    public static string? Peer => Validator.Value;

    private static string Rid => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;

    /// <summary>A folder with an npm package below <c>node_modules</c>, or null where npm cannot bring it.</summary>
    public static string? Npm(string package)
    {
        var target = Path.Combine(Path.GetTempPath(), "sfn2durable-benchmark-npm");
        Directory.CreateDirectory(target);
        try
        {
            Run("npm", ["install", "--prefix", target, "--silent", package]);
        }
        catch (Exception missing) when (missing is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }

        return target;
    }

    /// <summary>Runs a process to its end and gives its wall time in milliseconds.</summary>
    public static double Run(string program, IReadOnlyList<string> arguments, string? folder = null, int allowed = 0)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        watch.Stop();
        return process.ExitCode <= allowed
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
    }

    /// <summary>The median of so many runs after one that warms the caches of the disk.</summary>
    public static (double Median, string Text) Median(int repeat, Func<double> measure)
    {
        measure();
        var runs = Enumerable.Range(0, repeat).Select(_ => measure()).Order().ToList();
        var median = runs[runs.Count / 2];
        return (median, string.Create(CultureInfo.InvariantCulture, $"{median:0} ms [{runs[0]:0}..{runs[^1]:0}]"));
    }
}
