using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;
using Sfn2Durable.Benchmarks.Converter;

namespace Sfn2Durable.Benchmarks.Jsonata;

/// <summary>
/// Typical expressions of state machines, evaluated here and by the reference implementation on node in one run. Both
/// compile once and then evaluate in batches; the fastest batch counts, so that a busy machine disturbs little.
/// </summary>
internal static class JsonataBenchmark
{
    private const int Rounds = 4;
    private const int Batches = 40;
    private const int BatchSize = 1000;

    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    /// <summary>One figure over all expressions; the least ratio counts, not the mean.</summary>
    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(int repeat)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Jsonata", "cases.json");
        var cases = JsonNode.Parse(await File.ReadAllTextAsync(file)) as JsonObject ?? [];
        var texts = (cases["expressions"] as JsonArray ?? []).Select(text => text?.GetValue<string>() ?? "").ToList();
        var folder = Programs.Npm("jsonata@2.2.2");
        var runs = new List<List<double>>();
        for (var run = 0; run < repeat && folder is not null; run++)
        {
            var theirs = await ReferenceAsync(file, folder);
            var ours = await MeasureAsync(texts, cases);
            runs.Add([.. theirs.Zip(ours, static (them, us) => them / us)]);
        }

        const string target = "each at least 3x as fast";
        if (runs.Count == 0)
        {
            return [new BenchmarkRow("twenty typical expressions", "not measured", "npm cannot bring jsonata", target, false)];
        }

        var medians = texts.Select((text, i) => (Text: text, Ratio: runs.Select(r => r[i]).Order().ElementAt(runs.Count / 2))).ToList();
        var least = medians.MinBy(static m => m.Ratio);
        return
        [
            new BenchmarkRow(
                $"{texts.Count} typical expressions, compiled",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"geometric mean {Math.Exp(medians.Average(static m => Math.Log(m.Ratio))):F1}x, least {least.Ratio:F1}x (`{least.Text}`)"),
                "jsonata 2.2.2 on node, compiled",
                target,
                least.Ratio >= 3),
        ];
    }

    private static async Task<List<double>> MeasureAsync(List<string> texts, JsonObject cases)
    {
        var states = cases["states"];
        var members = new StatesMembers(states?["input"], states?["context"]).WithResult(states?["result"]);
        var variables = (cases["variables"] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => pair.Value);
        var expressions = texts.ConvertAll(StatesJsonata.Compile);

        // All expressions are warmed before any is measured, so that none pays for compiling what they share.
        for (var round = 0; round < Rounds; round++)
        {
            expressions.ForEach(expression => Time(expression, variables, members));

            // The runtime recompiles what is used much when nothing new has been compiled for a while.
            await Task.Delay(Settle);
        }

        return expressions.ConvertAll(expression =>
            Enumerable.Range(0, Batches).Min(_ => Time(expression, variables, members)));
    }

    private static double Time(
        JsonataExpression expression, Dictionary<string, JsonNode?> variables, StatesMembers members)
    {
        var start = Stopwatch.GetTimestamp();
        for (var count = 0; count < BatchSize; count++)
        {
            expression.Evaluate(new JsonataBindings(variables, members));
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / BatchSize;
    }

    private static async Task<List<double>> ReferenceAsync(string cases, string folder)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Jsonata", "reference.mjs");
        var start = new ProcessStartInfo("node", [script, cases, folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }
}
