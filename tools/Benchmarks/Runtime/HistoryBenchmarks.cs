using System.Diagnostics;
using Durable.Runtime;
using Durable.Runtime.Hosting;

namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>What long histories cost.</summary>
internal static class HistoryBenchmarks
{
    /// <summary>Executions that run until the code is compiled as it will stay.</summary>
    private const int WarmUps = 20;

    public static async Task<IReadOnlyList<BenchmarkRow>> ReplayAsync(int repeat)
    {
        const int Steps = 1_000;
        await using var host = new EmbeddedHost();
        var replay = new ReplayClock();
        host.RegisterWorkflow<int, int>("replay", async (rounds, context) =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Steps; i++)
            {
                await context.StepAsync(static (_, _) => Task.FromResult(1), "step");
            }

            replay.Add(Stopwatch.GetElapsedTime(start));
            for (var i = 0; i < rounds; i++)
            {
                // Each of these ends the invocation and begins another, which replays the steps.
                await context.WaitForCallbackAsync<int>((_, _, _) => Task.CompletedTask, $"round-{i}");
            }

            return rounds;
        });
        var figures = new Figures();
        for (var i = -WarmUps; i < repeat; i++)
        {
            replay.Clear();
            var execution = await host.StartExecutionAsync("replay", 40);
            for (var round = 0; round < 40; round++)
            {
                await host.CompleteCallbackAsync(await host.WaitForCallbackAsync(execution.Id, $"round-{round}"), 1);
            }

            await host.WaitForEndAsync(execution.Id);
            if (i >= 0)
            {
                figures.Add(replay.MedianOfReplays);
            }
        }

        return
        [
            new BenchmarkRow(
                "replay of 1,000 recorded steps", figures.Text("0.000", " ms"), "-", "at most 0.5 ms", figures.Median <= 0.5),
        ];
    }

    public static async Task<IReadOnlyList<BenchmarkRow>> LongHistoriesAsync(int repeat)
    {
        using var workspace = new Workspace();
        await using var memory = StepRun.InMemory();
        await using var sqlite = StepRun.OnSqlite(workspace.Folder);
        return
        [
            await CompareAsync("in memory", memory, repeat),
            await CompareAsync("SQLite", sqlite, repeat),
        ];
    }

    private static async Task<BenchmarkRow> CompareAsync(string store, StepRun run, int repeat)
    {
        var (ratio, small, large) = (new Figures(), new Figures(), new Figures());
        for (var i = 0; i < 20; i++)
        {
            await run.StepsPerSecondAsync(1, 500);
        }

        for (var i = 0; i < repeat; i++)
        {
            // As many steps either way, so that what else happens meanwhile happens to both.
            var watch = Stopwatch.StartNew();
            for (var j = 0; j < 50; j++)
            {
                await run.StepsPerSecondAsync(1, 100);
            }

            small.Add(watch.Elapsed.TotalMicroseconds / 5_000);
            large.Add(1_000_000 / await run.StepsPerSecondAsync(1, 5_000));
            ratio.Add(large.Last / small.Last);
        }

        return new BenchmarkRow(
            $"cost per step at 5,000 steps against 100, {store}",
            $"{ratio.Text("0.00", "x")}; {large.Text("0.00", " us")}",
            $"50 executions of 100 steps: {small.Text("0.00", " us")} per step",
            "at most 1.2x",
            ratio.Median <= 1.2);
    }

    /// <summary>Notes how long each run of the workflow took to get through its steps.</summary>
    private sealed class ReplayClock
    {
        private readonly List<double> _runs = [];

        public double MedianOfReplays
        {
            get
            {
                lock (_runs)
                {
                    // The first run was no replay.
                    return _runs.Skip(1).Order().ElementAt((_runs.Count - 1) / 2);
                }
            }
        }

        public void Add(TimeSpan time)
        {
            lock (_runs)
            {
                _runs.Add(time.TotalMilliseconds);
            }
        }

        public void Clear()
        {
            lock (_runs)
            {
                _runs.Clear();
            }
        }
    }
}
