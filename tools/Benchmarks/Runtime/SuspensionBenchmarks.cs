using System.Diagnostics;
using Sfn2Durable.Benchmarks.Converter;

namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>Many executions that wait.</summary>
internal static class SuspensionBenchmarks
{
    /// <summary>As it is published for those that must be back quickly, and compiled when it starts.</summary>
    public static async Task<IReadOnlyList<BenchmarkRow>> RecoveryAsync(int repeat) =>
    [
        await RecoveryAsync(repeat, Programs.Self, "published as one image compiled ahead of time"),
        await RecoveryAsync(repeat, published: null, "compiled while it runs"),
    ];

    private static async Task<BenchmarkRow> RecoveryAsync(int repeat, string? published, string how)
    {
        const int Executions = 10_000;
        var (total, open) = (new Figures(), new Figures());
        for (var i = 0; i < repeat; i++)
        {
            using var workspace = new Workspace();
            using (var child = RuntimeChild.Start("suspend", workspace.File("store.db"), Executions))
            {
                await RuntimeChild.ExpectAsync(child, "suspended");
                child.Kill();
                await child.WaitForExitAsync();
            }

            using var second = RuntimeChild.Start(
                "finish", workspace.File("store.db"), Executions, published: published);
            open.Add(await RuntimeChild.ExpectAsync(second, "opened"));
            total.Add(await RuntimeChild.ExpectAsync(second, "finished"));
            await second.WaitForExitAsync();
        }

        return new BenchmarkRow(
            $"10,000 suspended executions, kill -9: reopened, all answered, one more step each, finished; {how}",
            total.Text("0.00", " s"),
            $"of which opening: {open.Text("0.00", " s")}",
            "at most 0.5 s",
            total.Median <= 0.5);
    }

    /// <summary>With either setting of the collector: the one that this program has is the faster one and holds more.</summary>
    public static async Task<IReadOnlyList<BenchmarkRow>> ResidentAsync(int repeat) =>
    [
        .. await ResidentAsync(repeat, isConcurrent: false),
        .. await ResidentAsync(repeat, isConcurrent: true),
    ];

    private static async Task<IReadOnlyList<BenchmarkRow>> ResidentAsync(int repeat, bool isConcurrent)
    {
        const int Executions = 100_000;
        var (before, after, empty) = (new Figures(), new Figures(), new Figures());
        for (var i = 0; i < Math.Min(repeat, 3); i++)
        {
            using var workspace = new Workspace();
            using (var child = RuntimeChild.Start("suspend", workspace.File("store.db"), Executions, isConcurrent))
            {
                empty.Add(await RuntimeChild.ExpectAsync(child, "empty"));
                before.Add(await RuntimeChild.ExpectAsync(child, "suspended"));
                child.Kill();
                await child.WaitForExitAsync();
            }

            using var second = RuntimeChild.Start("hold", workspace.File("store.db"), Executions, isConcurrent);
            after.Add(await RuntimeChild.ExpectAsync(second, "opened"));
            second.Kill();
            await second.WaitForExitAsync();
        }

        var compared = $"the same process before the first execution: {empty.Text("0", " MB")}";
        var collector = isConcurrent ? ", .NET's default collector" : ", collector as advised for speed, garbage collected at rest";
        return
        [
            new BenchmarkRow(
                "resident with 100,000 suspended executions, 4 s later" + collector,
                before.Text("0", " MB"),
                compared,
                "under 200 MB",
                before.Median < 200),
            new BenchmarkRow(
                "the same, after kill -9 and opening again, 4 s later" + collector,
                after.Text("0", " MB"),
                compared,
                "under 200 MB",
                after.Median < 200),
        ];
    }
}
