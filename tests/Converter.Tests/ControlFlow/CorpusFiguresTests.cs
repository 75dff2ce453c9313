using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Xunit.Abstractions;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// How the definitions people have come out. The figures are a baseline, so that a pass that improves one definition and
/// worsens fifty is noticed.
/// </summary>
public sealed class CorpusFiguresTests(ITestOutputHelper output)
{
    private const string Figures = "tests/Converter.Tests/ControlFlow/corpus-figures.txt";

    private static readonly string[] _forms =
        ["asl-json", "asl-json-substitution", "asl-json-lenient", "asl-json5", "docs", "describe-output"];

    [Fact]
    public void RealDefinitionsComeOutReadable()
    {
        if (Corpus(output) is not { } corpus)
        {
            return;
        }

        var total = Definitions(corpus).Select(d => Measure(d.Name, d.Json)).Aggregate(Sum);
        Assert.True(total.Figures.ScopesWithGoto <= 3, total.Text());
        Assert.True(total.Figures.DeepestNesting <= 4, total.Text());
        output.WriteLine(total.Text());
    }

    private static string? Corpus(ITestOutputHelper output)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "corpus", "definitions");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        output.WriteLine("SKIPPED: no corpus beside this checkout.");
        return null;
    }

    private static IEnumerable<(string Name, string Json)> Definitions(string corpus)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(corpus, "manifest.json")))!.AsArray();
        foreach (var entry in manifest.Select(static e => e!.AsObject()))
        {
            var path = entry["path"]!.GetValue<string>();
            if (!_forms.Contains(entry["form"]!.GetValue<string>())
                || entry["machines"] is not JsonArray { Count: > 0 } machines
                || machines[0]!["status"]?.GetValue<string>() != "valid"
                || !path.EndsWith("json", StringComparison.Ordinal) && !path.EndsWith("json5", StringComparison.Ordinal))
            {
                continue;
            }

            yield return (path, File.ReadAllText(Path.Combine(corpus, path)));
        }
    }

    private static Total Measure(string name, string json)
    {
        var definition = FlowReader.Read(name, json);
        var bag = new DiagnosticBag();
        var workflow = Structurer.Structure(definition, bag);
        var figures = StructureFigures.Of(workflow);
        var histogram = new SortedDictionary<int, int> { [figures.DeepestNesting] = 1 };
        if (Environment.GetEnvironmentVariable("CF_DUMP") is { } dump)
        {
            File.WriteAllText(Path.Combine(dump, name.Replace('/', '_') + ".txt"), $"{figures}\n{StructureWriter.Write(workflow)}");
        }

        return new Total(1, figures, histogram);
    }

    private static Total Sum(Total a, Total b)
    {
        var histogram = new SortedDictionary<int, int>(a.Nesting);
        foreach (var (depth, count) in b.Nesting)
        {
            histogram[depth] = histogram.GetValueOrDefault(depth) + count;
        }

        return new Total(a.Definitions + b.Definitions, a.Figures.Plus(b.Figures), histogram);
    }

    private sealed record Total(int Definitions, StructureFigures Figures, SortedDictionary<int, int> Nesting)
    {
        public string Text()
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"definitions: {Definitions}\n{Figures}\n");
            foreach (var (depth, count) in Nesting)
            {
                text.Append(CultureInfo.InvariantCulture, $"nesting {depth}: {count}\n");
            }

            return text.ToString();
        }
    }
}
