namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>The engine and its stores.</summary>
internal static class RuntimeBenchmarks
{
    public static BenchmarkGroup Group { get; } = new(
        "runtime",
        "durable steps, latency, memory, replay, recovery",
        [
            new Benchmark("T1", ThroughputBenchmarks.OneExecutionAsync),
            new Benchmark("T2", ThroughputBenchmarks.HundredExecutionsAsync),
            new Benchmark("T3", ThroughputBenchmarks.LatencyAsync),
            new Benchmark("T4", ThroughputBenchmarks.InMemoryAsync),
            new Benchmark("T5", ThroughputBenchmarks.AllocationAsync),
            new Benchmark("T6", HistoryBenchmarks.ReplayAsync),
            new Benchmark("T7", HistoryBenchmarks.LongHistoriesAsync),
            new Benchmark("T8", SuspensionBenchmarks.RecoveryAsync),
            new Benchmark("T8b", SuspensionBenchmarks.ResidentAsync),
        ]);
}
