using System.Text.Json.Nodes;
using Converter.Tests.Support;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Xunit.Abstractions;

namespace Converter.Tests.Semantics;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Measure()
    {
        if (SharedMaterial.PathOf("corpus/definitions", output) is not { } folder) { return; }
        var counts = new SortedDictionary<string, int>();
        foreach (var entry in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))!.AsArray())
        {
            var form = (string)entry!["form"]!;
            if (form is "sam" or "cloudformation" or "cdk" or "terraform" or "serverless" or "external") { continue; }
            var path = (string)entry["path"]!;
            var diagnostics = new DiagnosticBag();
            var documents = new DefinitionLoader(new LoadOptions()).Load([Path.Combine(folder, path)], diagnostics);
            foreach (var d in documents) { DefinitionBinder.Bind(d, new BinderOptions(), diagnostics); }
            var bad = diagnostics.HasErrors;
            var key = $"{form} {(form == "invalid" ? bad ? "refused" : "ACCEPTED" : bad ? "REFUSED" : "ok")}";
            counts[key] = counts.GetValueOrDefault(key) + 1;
            if (bad != (form == "invalid"))
            {
                output.WriteLine(path);
            }

            if (bad)
            {
            foreach (var d in diagnostics.Sorted().Where(x => x.Severity == DiagnosticSeverity.Error)) { output.WriteLine((form == "invalid" ? "      inv " + Path.GetFileName(path) : "   ") + d.ToString()[(d.Span.File.Length)..] + "  at " + d.Location); }
            }
        }

        foreach (var (k, v) in counts) { output.WriteLine($"{k}: {v}"); }
        Assert.Fail("look");
    }
}
