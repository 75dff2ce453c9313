using System.Globalization;

namespace Sfn2Durable.Benchmarks.Converter;

/// <summary>Many definitions, one process, with compile check.</summary>
internal static class ManyBenchmarks
{
    private const int Count = 500;

    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(int repeat)
    {
        var files = Directory.CreateTempSubdirectory("sfn2durable-c3-").FullName;
        var sources = Directory.GetDirectories(Path.Combine(Programs.Checkout, "tests", "fixtures"))
            .SelectMany(static f => Directory.GetFiles(f, "definition.asl.json")).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < Count; i++)
        {
            File.Copy(sources[i % sources.Count], Path.Combine(files, $"machine{i:000}.asl.json"));
        }

        // Written once each, so that the disk has part in it; refused fixtures count as definitions too.
        var run = Programs.Median(Math.Min(repeat, 3), () => Programs.Run(
            "dotnet",
            [Programs.Tool, "convert", files, "-o", Directory.CreateTempSubdirectory("sfn2durable-c3-out-").FullName, "--compile"],
            allowed: 1));
        var perSecond = Count / (run.Median / 1000);
        IReadOnlyList<BenchmarkRow> rows =
        [
            new BenchmarkRow(
                $"{Count} definitions with compile check, one process",
                string.Create(CultureInfo.InvariantCulture, $"{perSecond:0} definitions/s ({run.Text})"),
                $"{Environment.ProcessorCount} cores",
                "> 25 definitions/s on two cores",
                perSecond > 25),
        ];
        return Task.FromResult(rows);
    }
}
