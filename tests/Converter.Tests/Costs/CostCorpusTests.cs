using System.Text.Json;
using Converter.Tests.House;
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
        var set = CostRunner.Run(new CostRequest([.. subjects.Select(static s => s.Subject).OfType<CostSubject>()]) { Parallelism = 2 }, new DiagnosticBag());

        Assert.NotNull(set);
        Assert.Equal(subjects.Count(static s => s.Subject is not null), set.Reports.Count);
        foreach (var group in set.Reports.CountBy(static r => r.Verdict.Kind))
        {
            output.WriteLine($"{group.Key}: {group.Value}");
        }

        Assert.All(set.Reports, static r => Assert.NotEmpty(r.Verdict.Reason));
        Assert.All(set.Reports.Where(static r => r.Estimate is not null), static r => Finite(r));
        Assert.Equal(subjects.Count(static s => s.Refusal is null), set.Reports.Count(static r => r.Estimate is not null));
        CheckRefusals([.. subjects.Select(static s => s.Refusal)]);
    }

    /// <summary>
    /// How many machines are refused for which error. Of another corpus than the one that was counted only a floor can be
    /// asked for.
    /// </summary>
    private void CheckRefusals(IReadOnlyList<string?> refusals)
    {
        var refused = refusals.OfType<string>().CountBy(static r => r).OrderBy(static r => r.Key, StringComparer.Ordinal)
            .Select(static r => FormattableString.Invariant($"{r.Value,5} {r.Key}"));
        var text = string.Join('\n', [
            FormattableString.Invariant($"{refusals.Count,5} files and machines"),
            FormattableString.Invariant($"{refusals.Count(static r => r is null),5} estimated"),
            .. refused]) + "\n";
        output.WriteLine(text);

        var file = Path.Combine("tests", "fixtures", "costs", "corpus.txt");
        var kept = Path.Combine(Repository.Root, file);
        if (Baseline.IsUpdating || (File.Exists(kept) && File.ReadLines(kept).First() == text.Split('\n')[0]))
        {
            Baseline.Check(file, text);
        }
        else
        {
            output.WriteLine("This is another corpus than the one that was counted.");
            Assert.True(refusals.Count(static r => r is null) >= refusals.Count / 2);
        }
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

    /// <summary>The machines, and for those that are refused the id of the error; files without a machine are refused as such.</summary>
    private static IEnumerable<(CostSubject? Subject, string? Refusal)> Subjects(string folder)
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json"))).RootElement;
        foreach (var entry in manifest.EnumerateArray())
        {
            var path = entry.GetProperty("path").GetString() ?? "";
            var diagnostics = new DiagnosticBag();
            var documents = new DefinitionLoader(new LoadOptions()).Load([Path.Combine(folder, path)], diagnostics);
            if (documents.Count == 0)
            {
                yield return (null, diagnostics.Sorted().First(static f => f.Severity == DiagnosticSeverity.Error).Id);
            }

            foreach (var document in documents)
            {
                var findings = new DiagnosticBag();
                var machine = DefinitionBinder.Bind(document, new BinderOptions(), findings);
                if (machine is not null)
                {
                    yield return (CostSubject.Of(machine), null);
                    continue;
                }

                var error = findings.Sorted().First(static f => f.Severity == DiagnosticSeverity.Error);
                yield return (CostSubject.Unreadable(document.Name, path, error.Message), error.Id);
            }
        }
    }
}
