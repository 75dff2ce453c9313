using System.Diagnostics;
using System.Text.Json.Nodes;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Sfn2Durable.Benchmarks.Runtime;

namespace Sfn2Durable.Benchmarks.Asl;

/// <summary>An inline Map over ten thousand items as generated code has it, against the bare engine doing the same work:
/// what the ASL layer adds.</summary>
internal static class MapBenchmark
{
    private const int Items = 10_000;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(int repeat)
    {
        using var workspace = new Workspace();
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = new SqliteExecutionStore(workspace.File("map.db")),
            Engine = new EngineOptions { Quota = ExecutionQuota.Unlimited },
        });
        var items = new JsonArray([.. Enumerable.Range(0, Items).Select(static i => (JsonNode)i)]);
        host.RegisterWorkflow<JsonNode?, JsonNode?>("map", (data, context) =>
            StatesScope.RunAsync(context, data, RunMapAsync, new StateMachineOptions { Name = "map" }));
        host.RegisterWorkflow<int[], int>("engine", RunEngineAsync);
        int[] numbers = [.. Enumerable.Range(0, Items)];
        var (map, engine, ratio) = (new Figures(), new Figures(), new Figures());
        for (var run = 0; run < repeat + 1; run++)
        {
            var bare = await TimeAsync(() => host.RunAsync<int[], int>("engine", numbers));
            var whole = await TimeAsync(() => host.RunAsync<JsonNode?, JsonNode?>("map", items));
            if (run > 0)
            {
                engine.Add(bare);
                map.Add(whole);
                ratio.Add(100 * bare / whole);
            }
        }

        return
        [
            new BenchmarkRow(
                $"inline Map, {Items:#,0} items of one step, SQLite",
                $"{ratio.Text("0", " %")} of the engine's speed; {map.Text("0", " ms")}",
                $"the engine's MapAsync with the same steps: {engine.Text("0", " ms")}",
                "at least 70 %",
                ratio.Median >= 70),
        ];
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<JsonNode?> RunMapAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Map", data);
        return await states.MapAsync("Map", data, RunItemAsync, new MapOptions { MaxConcurrency = 40 });
    }

    private static async Task<JsonNode?> RunItemAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Step", data);
        return await states.TaskAsync("Step", static (item, _) => Task.FromResult(item), data);
    }

    private static async Task<int> RunEngineAsync(int[] numbers, IDurableContext context)
    {
        var batch = await context.MapAsync(
            numbers,
            static (child, item, _, _, stop) => child.StepAsync((_, _) => Task.FromResult(item), "Step", cancellationToken: stop),
            "Map",
            new MapConfig<int> { MaxConcurrency = 40 });
        return batch.GetResults().Count;
    }
}
