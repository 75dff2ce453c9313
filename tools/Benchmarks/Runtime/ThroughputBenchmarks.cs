namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>Steps a second, what they take and what they cost.</summary>
internal static class ThroughputBenchmarks
{
    public static async Task<IReadOnlyList<BenchmarkRow>> OneExecutionAsync(int repeat)
    {
        using var workspace = new Workspace();
        await using var run = StepRun.OnSqlite(workspace.Folder);
        await run.StepsPerSecondAsync(1, 2_000);
        var (steps, syncs, ratio) = (new Figures(), new Figures(), new Figures());
        for (var i = 0; i < repeat; i++)
        {
            var before = DiskProbe.SyncsPerSecond(workspace.Folder, 1_500);
            steps.Add(await run.StepsPerSecondAsync(1, 3_000));
            var after = DiskProbe.SyncsPerSecond(workspace.Folder, 1_500);
            syncs.Add((before + after) / 2);
            ratio.Add(200 * steps.Last / (before + after));
        }

        return
        [
            new BenchmarkRow(
                "durable steps/s, 1 execution, SQLite",
                $"{ratio.Text("0", " %")} of the disk; {steps.Text("#,0", "/s")}",
                $"fdatasync of a preallocated file: {syncs.Text("#,0", "/s")}",
                "at least 65 %",
                ratio.Median >= 65),
        ];
    }

    public static async Task<IReadOnlyList<BenchmarkRow>> HundredExecutionsAsync(int repeat)
    {
        using var workspace = new Workspace();
        await using var run = StepRun.OnSqlite(workspace.Folder);
        await run.StepsPerSecondAsync(100, 500);
        var (steps, entries, ratio) = (new Figures(), new Figures(), new Figures());
        for (var i = 0; i < repeat; i++)
        {
            var before = GroupCommitFile.EntriesPerSecond(workspace.Folder, 100, 1_000);
            steps.Add(await run.StepsPerSecondAsync(100, 1_000));
            var after = GroupCommitFile.EntriesPerSecond(workspace.Folder, 100, 1_000);
            entries.Add((before + after) / 2);
            ratio.Add(200 * steps.Last / (before + after));
        }

        return
        [
            new BenchmarkRow(
                "durable steps/s, 100 executions, SQLite",
                $"{ratio.Text("0", " %")} of the file; {steps.Text("#,0", "/s")}",
                $"raw group commit to a preallocated file, 200 B entries: {entries.Text("#,0", "/s")}",
                "at least 50 %",
                ratio.Median >= 50),
        ];
    }

    public static async Task<IReadOnlyList<BenchmarkRow>> LatencyAsync(int repeat)
    {
        using var workspace = new Workspace();
        await using var run = StepRun.OnSqlite(workspace.Folder);
        await run.StepsPerSecondAsync(100, 500);
        var (half, most, sync) = (new Figures(), new Figures(), new Figures());
        for (var i = 0; i < repeat; i++)
        {
            sync.Add(1_000 / DiskProbe.SyncsPerSecond(workspace.Folder, 1_000));
            var latencies = await run.LatenciesAsync(100, 1_000);
            half.Add(latencies[latencies.Length / 2]);
            most.Add(latencies[latencies.Length * 99 / 100]);
        }

        var compared = $"one fdatasync: {sync.Text("0.00", " ms")}";
        return
        [
            new BenchmarkRow(
                "a durable step, 100 executions, SQLite, p50", half.Text("0.00", " ms"), compared, "at most 0.6 ms", half.Median <= 0.6),
            new BenchmarkRow(
                "the same, p99", most.Text("0.00", " ms"), compared, "at most 4 ms", most.Median <= 4),
        ];
    }

    public static async Task<IReadOnlyList<BenchmarkRow>> InMemoryAsync(int repeat)
    {
        await using var run = StepRun.InMemory();
        for (var i = 0; i < 30; i++)
        {
            await run.StepsPerSecondAsync(1, 1_000);
        }

        var (one, calls) = (new Figures(), new Figures());
        for (var i = 0; i < repeat; i++)
        {
            var round = new Figures();
            for (var j = 0; j < 20; j++)
            {
                round.Add(await run.StepsPerSecondAsync(1, 1_000));
            }

            one.Add(round.Median);
            calls.Add(await PlainCallsPerSecondAsync());
        }

        return
        [
            new BenchmarkRow(
                "steps/s in memory, 1 execution of 1,000",
                one.Text("#,0", "/s"),
                $"serializing and reading back the same results without an engine: {calls.Text("#,0", "/s")}",
                "at least 450,000/s on the reference machine",
                one.Median >= 450_000),
        ];
    }

    public static async Task<IReadOnlyList<BenchmarkRow>> AllocationAsync(int repeat)
    {
        using var workspace = new Workspace();
        await using var memory = StepRun.InMemory();
        await using var sqlite = StepRun.OnSqlite(workspace.Folder);
        await memory.StepsPerSecondAsync(1, 1_000);
        await sqlite.StepsPerSecondAsync(100, 100);
        var (inMemory, one, hundred) = (new Figures(), new Figures(), new Figures());
        for (var i = 0; i < repeat; i++)
        {
            inMemory.Add(await memory.BytesPerStepAsync(1, 1_000));
            one.Add(await sqlite.BytesPerStepAsync(1, 1_000));
            hundred.Add(await sqlite.BytesPerStepAsync(100, 1_000));
        }

        return
        [
            Row("bytes allocated per step in memory", inMemory),
            Row("the same, SQLite, 1 execution", one),
            Row("the same, SQLite, 100 executions", hundred),
        ];

        static BenchmarkRow Row(string what, Figures figures) =>
            new(what, figures.Text("#,0", " B"), "-", "at most 1,200 B", figures.Median <= 1_200);
    }

    /// <summary>What remains when engine and store are taken away: the result of each step as JSON, and back.</summary>
    private static async Task<double> PlainCallsPerSecondAsync()
    {
        const int Count = 200_000;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < Count; i++)
        {
            var result = await Task.FromResult(1);
            System.Text.Json.JsonSerializer.Deserialize<int>(System.Text.Json.JsonSerializer.Serialize(result));
        }

        return Count / watch.Elapsed.TotalSeconds;
    }
}
