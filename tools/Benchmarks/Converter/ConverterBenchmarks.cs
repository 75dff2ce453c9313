namespace Sfn2Durable.Benchmarks.Converter;

/// <summary>The converter as a program, against the validator that people have and the build that follows.</summary>
internal static class ConverterBenchmarks
{
    public static BenchmarkGroup Group { get; } = new(
        "converter",
        "cold conversion, compile check, many definitions (needs npm for the peer)",
        [
            new Benchmark("C1", ColdBenchmarks.ConvertAsync),
            new Benchmark("C2", ColdBenchmarks.CompileAsync),
            new Benchmark("C3", ManyBenchmarks.RunAsync),
        ]);
}
