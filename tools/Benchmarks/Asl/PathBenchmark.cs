using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;
using Newtonsoft.Json.Linq;

namespace Sfn2Durable.Benchmarks.Asl;

/// <summary>Reference paths as generated code reads them, against <c>SelectToken</c> with the same text.</summary>
internal static class PathBenchmark
{
    private const int Count = 200_000;

    private const string Document = """
        {
          "order": { "id": "o-1", "customer": { "name": "Ada", "address": { "city": "Ghent", "lines": ["a", "b", "c"] } } },
          "items": [{ "sku": "pen", "quantity": 3 }, { "sku": "cup", "quantity": 2, "tags": ["x", "y"] }],
          "result": { "Payload": { "status": "done", "body": { "messages": [1, 2, 3] } } }
        }
        """;

    private static readonly string[] Paths =
    [
        "$.order", "$.order.id", "$.order.customer.name", "$.order.customer.address.city", "$.order.customer.address.lines[2]",
        "$.items", "$.items[0].sku", "$.items[1].tags[0]", "$.result.Payload.status", "$.result.Payload.body.messages[1]",
    ];

    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(int repeat)
    {
        var ours = JsonNode.Parse(Document);
        var theirs = JToken.Parse(Document);
        var ratios = new Dictionary<string, Figures>();
        foreach (var path in Paths)
        {
            ratios[path] = new Figures();
            for (var run = 0; run < repeat + 2; run++)
            {
                var us = Time(() => ours.InputPath(path));
                var them = Time(() => theirs.SelectToken(path));
                if (run >= 2)
                {
                    ratios[path].Add(them / us);
                }
            }
        }

        var least = ratios.MinBy(static r => r.Value.Median);
        var mean = Math.Exp(ratios.Values.Average(static r => Math.Log(r.Median)));
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(
        [
            new BenchmarkRow(
                $"{Paths.Length} reference paths",
                string.Create(CultureInfo.InvariantCulture, $"geometric mean {mean:F1}x, least {least.Value.Median:F1}x (`{least.Key}`)"),
                "Newtonsoft.Json SelectToken",
                "each at least 5x as fast",
                least.Value.Median >= 5),
        ]);
    }

    private static double Time<T>(Func<T> read)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++)
        {
            GC.KeepAlive(read());
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Count;
    }
}
