using Sfn2Durable.Benchmarks.Jsonata;

namespace Sfn2Durable.Benchmarks.Asl;

/// <summary>The data operations that generated code is made of.</summary>
internal static class AslBenchmarks
{
    public static BenchmarkGroup Group { get; } = new(
        "asl",
        "JSONata, reference paths, a large inline Map (needs npm for a peer)",
        [
            new Benchmark("A1", JsonataBenchmark.RunAsync),
            new Benchmark("A2", PathBenchmark.RunAsync),
            new Benchmark("A3", MapBenchmark.RunAsync),
        ]);
}
