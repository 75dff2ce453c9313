using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Sfn2Durable.Benchmarks;

/// <summary>The table of a group, and the place it has in a document.</summary>
internal sealed class BenchmarkReport
{
    private readonly BenchmarkGroup _group;
    private readonly BenchmarkOptions _options;
    private readonly List<(string Id, BenchmarkRow Row)> _rows = [];

    private BenchmarkReport(BenchmarkGroup group, BenchmarkOptions options)
    {
        _group = group;
        _options = options;
    }

    public static async Task<BenchmarkReport> RunAsync(BenchmarkGroup group, BenchmarkOptions options)
    {
        var report = new BenchmarkReport(group, options);
        foreach (var benchmark in group.Benchmarks.Where(one => options.Only?.Contains(one.Id) ?? true))
        {
            Console.Error.WriteLine($"{group.Name} {benchmark.Id} ...");
            foreach (var row in await benchmark.RunAsync(options.Repeat))
            {
                Console.Error.WriteLine($"  {row.What}: {row.Figure} ({row.Compared}), target {row.Target}: {Verdict(row)}");
                report._rows.Add((benchmark.Id, row));
            }
        }

        return report;
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {_group.Name}: {_group.Description}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project tools/Benchmarks -- {_options.CommandLine}`\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Machine()}. Medians of {_options.Repeat}, extremes in brackets.\n\n");
        text.Append("| | measured | figure | compared with, in the same run | target | met |\n|---|---|---|---|---|---|\n");
        foreach (var (id, row) in _rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {id} | {row.What} | {row.Figure} | {row.Compared} | {row.Target} | {Verdict(row)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Replaces the group's section of a document, or adds it at the end.</summary>
    public void WriteInto(string path)
    {
        var (begin, end) = ($"<!-- begin {_group.Name} -->\n", $"<!-- end {_group.Name} -->\n");
        var document = File.Exists(path) ? File.ReadAllText(path) : "# Benchmarks\n\n";
        var from = document.IndexOf(begin, StringComparison.Ordinal);
        var to = document.IndexOf(end, StringComparison.Ordinal);
        var section = $"{begin}{ToMarkdown()}{end}";
        document = from >= 0 && to > from
            ? document[..from] + section + document[(to + end.Length)..]
            : document + section;
        File.WriteAllText(path, document);
    }

    private static string Verdict(BenchmarkRow row) => row.IsMet ? "yes" : "**no**";

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd}");
}
