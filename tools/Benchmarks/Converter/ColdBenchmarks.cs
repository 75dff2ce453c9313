using System.Globalization;

namespace Sfn2Durable.Benchmarks.Converter;

/// <summary>One definition, one process.</summary>
internal static class ColdBenchmarks
{
    private static readonly string Definition =
        Path.Combine(Programs.Checkout, "tests", "fixtures", "ten-states", "definition.asl.json");

    public static Task<IReadOnlyList<BenchmarkRow>> ConvertAsync(int repeat)
    {
        var folder = Directory.CreateTempSubdirectory("sfn2durable-c1-").FullName;
        var own = Programs.Median(repeat, () => Programs.Run(
            "dotnet", [Programs.Tool, "convert", Definition, "-o", folder, "--force"]));
        if (Programs.Peer is not { } peer)
        {
            return Rows(new BenchmarkRow("cold convert, 10 states", own.Text, "asl-validator: not to be had here", "<= 0.5x", IsMet: false));
        }

        var other = Programs.Median(repeat, () => Programs.Run(peer, ["--json-path", Definition]));
        var ratio = own.Median / other.Median;
        return Rows(new BenchmarkRow(
            "cold convert, 10 states",
            own.Text,
            string.Create(CultureInfo.InvariantCulture, $"asl-validator {other.Text}: {ratio:0.00}x"),
            "<= 0.5x of asl-validator",
            ratio <= 0.5));
    }

    public static Task<IReadOnlyList<BenchmarkRow>> CompileAsync(int repeat)
    {
        var folder = Directory.CreateTempSubdirectory("sfn2durable-c2-").FullName;
        var own = Programs.Median(repeat, () => Programs.Run(
            "dotnet", [Programs.Tool, "convert", Definition, "-o", folder, "--force", "--compile"]));
        var project = Directory.GetDirectories(folder).Single();
        var source = $"-p:DurableSource={Programs.Checkout}";
        Programs.Run("dotnet", ["build", project, source, "-v", "q"]);
        var file = Directory.GetFiles(project, "*Workflow.cs").Single();
        var other = Programs.Median(repeat, () =>
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
            return Programs.Run("dotnet", ["build", "--no-restore", project, source, "-v", "q"]);
        });
        var ratio = other.Median / own.Median;
        return Rows(new BenchmarkRow(
            "convert --compile, 10 states",
            own.Text,
            string.Create(CultureInfo.InvariantCulture, $"dotnet build --no-restore {other.Text}: {ratio:0.0}x as long"),
            "2x faster than dotnet build",
            ratio >= 2));
    }

    private static Task<IReadOnlyList<BenchmarkRow>> Rows(params BenchmarkRow[] rows) =>
        Task.FromResult<IReadOnlyList<BenchmarkRow>>(rows);
}
