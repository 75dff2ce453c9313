using System.Diagnostics;
using System.Text.Json;
using Converter.Tests.Support;
using Sfn2Durable.Costs;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Xunit.Abstractions;

namespace Converter.Tests.Costs;

/// <summary>Every definition that people have gets a verdict or a named reason why not.</summary>
public sealed class CostCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_machine_of_the_corpus_has_a_verdict_or_a_reason()
    {
        if (SharedMaterial.PathOf("corpus/definitions", output) is not { } folder)
        {
            return;
        }

        var subjects = Subjects(folder).ToList();
        var watch = Stopwatch.StartNew();
        var set = CostRunner.Run(new CostRequest(subjects) { Parallelism = 2 }, new DiagnosticBag());
        watch.Stop();

        Assert.NotNull(set);
        output.WriteLine($"{set.Reports.Count} machines in {watch.Elapsed.TotalSeconds:0.0} s");
        foreach (var group in set.Reports.GroupBy(static r => r.Verdict.Kind))
        {
            output.WriteLine($"{group.Key}: {group.Count()}");
        }

        Assert.All(set.Reports, static r => Assert.NotEmpty(r.Verdict.Reason));
        Assert.All(set.Reports.Where(static r => r.Estimate is not null), static r => Finite(r));
    }

    private static void Finite(CostReport report)
    {
        foreach (var platform in report.Estimate!.Platforms)
        {
            foreach (var info in Sfn2Durable.Costs.Billing.CostDimensionInfo.All)
            {
                Assert.True(double.IsFinite(platform.Monthly[info.Dimension]), report.Name);
            }
        }
    }

    private static IEnumerable<CostSubject> Subjects(string folder)
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json"))).RootElement;
        foreach (var entry in manifest.EnumerateArray())
        {
            var path = entry.GetProperty("path").GetString() ?? "";
            var diagnostics = new DiagnosticBag();
            foreach (var document in new DefinitionLoader(new LoadOptions()).Load([Path.Combine(folder, path)], diagnostics))
            {
                var findings = new DiagnosticBag();
                var machine = DefinitionBinder.Bind(document, new BinderOptions(), findings);
                yield return machine is null
                    ? CostSubject.Unreadable(document.Name, path, findings.Sorted().First(static f => f.Severity == DiagnosticSeverity.Error).Message)
                    : CostSubject.Of(machine);
            }
        }
    }
}
