using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sfn2Durable.Benchmarks.Converter;

/// <summary>The commands that CI runs over a whole account: many machines, one process, two cores.</summary>
internal static partial class CheckBenchmarks
{
    private const int Machines = 200;
    private const double FirstSeconds = 60;
    private const double AgainSeconds = 5;
    private const double CostSeconds = 10;
    private const int CostMachines = 500;

    public static BenchmarkGroup Group { get; } = new(
        "check",
        "check and cost over many machines on two cores (needs taskset)",
        [
            new Benchmark("V1", CheckAsync),
            new Benchmark("V2", CostAsync),
            new Benchmark("V3", CorpusAsync),
        ]);

    private static Task<IReadOnlyList<BenchmarkRow>> CheckAsync(int repeat)
    {
        var root = Directory.CreateTempSubdirectory("sfn2durable-v1-").FullName;
        var (definitions, generated) = (Path.Combine(root, "definitions"), Path.Combine(root, "generated"));
        WriteVariations(definitions, Machines);
        Programs.Run("dotnet", [Programs.Tool, "convert", definitions, "-o", generated]);
        var (first, again) = (new Figures(), new Figures());
        for (var i = 0; i < Math.Min(repeat, 3); i++)
        {
            // The first run of each round remembers nothing.
            var cache = "SFN2DURABLE_CACHE=" + Path.Combine(root, $"cache{i}");
            string[] check = ["-c", "0,1", "env", cache, "dotnet", Programs.Tool, "check", definitions, "-g", generated];
            first.Add(Programs.Run("taskset", check) / 1000);
            again.Add(Programs.Run("taskset", check) / 1000);
        }

        Directory.Delete(root, recursive: true);
        IReadOnlyList<BenchmarkRow> rows =
        [
            Row($"check of {Machines} machines, everything compiled", first, FirstSeconds),
            Row("the same once more, nothing changed", again, AgainSeconds),
        ];
        return Task.FromResult(rows);
    }

    private static Task<IReadOnlyList<BenchmarkRow>> CostAsync(int repeat)
    {
        var root = Directory.CreateTempSubdirectory("sfn2durable-v2-").FullName;
        WriteVariations(root, CostMachines);
        var figures = new Figures();
        for (var i = 0; i < Math.Min(repeat, 3); i++)
        {
            figures.Add(Programs.Run("taskset", ["-c", "0,1", "dotnet", Programs.Tool, "cost", root, "--format", "json"]) / 1000);
        }

        Directory.Delete(root, recursive: true);
        IReadOnlyList<BenchmarkRow> rows = [Row($"cost of {CostMachines} machines, with ranges", figures, CostSeconds)];
        return Task.FromResult(rows);
    }

    /// <summary>Definitions that people have, in every form that is read; a machine has a verdict or a reason, or none counts.</summary>
    private static Task<IReadOnlyList<BenchmarkRow>> CorpusAsync(int repeat)
    {
        if (Programs.Corpus is not { } corpus)
        {
            return Task.FromResult<IReadOnlyList<BenchmarkRow>>(
                [new BenchmarkRow("cost of the corpus of definitions", "not measured", "it is not beside this checkout", "< 10 s", IsMet: false)]);
        }

        var report = Path.Combine(Path.GetTempPath(), "sfn2durable-v3.json");
        var figures = new Figures();
        for (var i = 0; i < Math.Min(repeat, 3); i++)
        {
            figures.Add(Programs.Run("taskset", ["-c", "0,1", "dotnet", Programs.Tool, "cost", corpus, "-o", report]) / 1000);
        }

        var machines = JsonNode.Parse(File.ReadAllText(report))?["machines"]?.AsArray() ?? [];
        var verdicts = machines.Count(static m => m?["platforms"] is not null);
        var reasons = machines.Count(static m => m?["platforms"] is null && (string?)m?["verdict"]?["reason"] is { Length: > 0 });
        File.Delete(report);
        var row = Row(
            string.Create(CultureInfo.InvariantCulture, $"cost of {machines.Count} machines of the corpus: {verdicts} estimated, {reasons} refused with a reason"),
            figures,
            CostSeconds);
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(
            [row with { IsMet = row.IsMet && machines.Count > 0 && verdicts + reasons == machines.Count }]);
    }

    private static BenchmarkRow Row(string what, Figures seconds, double limit) => new(
        what,
        seconds.Text("0.0", " s"),
        "two cores",
        string.Create(CultureInfo.InvariantCulture, $"< {limit:0} s"),
        seconds.Median < limit);

    /// <summary>
    /// The fixtures again and again, each with a state name of its own, so that no two give the same code.
    /// </summary>
    private static void WriteVariations(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var sources = Directory.GetDirectories(Path.Combine(Programs.Checkout, "tests", "fixtures"))
            .SelectMany(static f => Directory.GetFiles(f, "definition.asl.json")).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText).ToList();
        for (var i = 0; i < count; i++)
        {
            var text = sources[i % sources.Count];
            // Not as JSON: a definition may have placeholders outside quotes.
            var start = FirstState().Match(text).Groups[1].Value;
            var varied = text.Replace($"\"{start}\"", string.Create(CultureInfo.InvariantCulture, $"\"{start} {i}\""), StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"machine{i:000}.asl.json")), varied);
        }
    }

    [GeneratedRegex("\"StartAt\"\\s*:\\s*\"([^\"]*)\"")]
    private static partial Regex FirstState();
}
