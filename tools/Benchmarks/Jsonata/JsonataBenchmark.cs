using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;

namespace Benchmarks.Jsonata;

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

    /// <summary>Prints a table. The argument is a folder with <c>node_modules/jsonata</c>; without it node is not
    /// asked.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Jsonata", "cases.json");
        var cases = JsonNode.Parse(await File.ReadAllTextAsync(file)) as JsonObject ?? [];
        var texts = (cases["expressions"] as JsonArray ?? []).Select(text => text?.GetValue<string>() ?? "").ToList();
        var reference = args.Length > 0 ? await ReferenceAsync(file, args[0]) : [];
        var ours = await MeasureAsync(texts, cases);

        Console.WriteLine("  node ns   ours ns    times  expression");
        for (var index = 0; index < texts.Count; index++)
        {
            var theirs = index < reference.Count ? reference[index] : double.NaN;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{theirs,9:F0} {ours[index],9:F0} {theirs / ours[index],8:F1}  {texts[index]}"));
        }

        if (reference.Count == texts.Count)
        {
            var ratios = texts.Select((_, index) => reference[index] / ours[index]).ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"geometric mean {Math.Exp(ratios.Average(Math.Log)):F1}, least {ratios.Min():F1}"));
        }

        return 0;
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
