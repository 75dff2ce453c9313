namespace Sfn2Durable.Benchmarks;

/// <summary>Benchmarks that belong together.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Description">What it measures.</param>
/// <param name="Benchmarks">The benchmarks, in the order in which they run.</param>
internal sealed record BenchmarkGroup(string Name, string Description, IReadOnlyList<Benchmark> Benchmarks);

/// <summary>Measures one thing against a limit or a peer in the same run.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="RunAsync">Measures so many times, and answers with one row per figure.</param>
internal sealed record Benchmark(string Id, Func<int, Task<IReadOnlyList<BenchmarkRow>>> RunAsync);

/// <summary>One figure.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Figure">The figure, a median, with its extremes.</param>
/// <param name="Compared">What it is compared with, measured in the same run.</param>
/// <param name="Target">What it should be.</param>
/// <param name="IsMet">Whether it is.</param>
internal sealed record BenchmarkRow(string What, string Figure, string Compared, string Target, bool IsMet);
