using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Converter.Tests.House;
using Converter.Tests.Support;
using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Xunit.Abstractions;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// How the definitions people have come out. The figures are a baseline, so that a pass that improves one definition
/// and worsens fifty is noticed.
/// </summary>
public sealed class CorpusFiguresTests(ITestOutputHelper output)
{
    private const int MostScopesWithGoto = 3;
    private const int DeepestNesting = 4;

    private static readonly string[] _forms =
    [
        "asl-json", "asl-json-substitution", "asl-json-lenient", "asl-json5", "asl-template", "asl-yaml",
        "asl-yaml-substitution", "api-json", "describe-output", "docs",
    ];

    [Fact]
    public void RealDefinitionsComeOutReadable()
    {
        if (SharedMaterial.PathOf("corpus/definitions", output) is not { } corpus)
        {
            return;
        }

        var total = new StructureFigures(0, 0, 0, 0, 0, 0, 0, 0);
        var nesting = new SortedDictionary<int, int>();
        foreach (var definition in Definitions(corpus))
        {
            var figures = StructureFigures.Of(Structurer.Structure(definition, new DiagnosticBag()));
            nesting[figures.DeepestNesting] = nesting.GetValueOrDefault(figures.DeepestNesting) + 1;
            total = total.Plus(figures);
        }

        var text = Text(total, nesting);
        Assert.True(total.ScopesWithGoto <= MostScopesWithGoto, text);
        Assert.True(total.DeepestNesting <= DeepestNesting, text);
        Baseline.Check("tests/Converter.Tests/ControlFlow/corpus-figures.txt", text);
    }

    private static IEnumerable<StateMachineDefinition> Definitions(string corpus)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(corpus, "manifest.json")));
        foreach (var entry in manifest?.AsArray() ?? [])
        {
            if (entry?["path"]?.GetValue<string>() is not { } path
                || !_forms.Contains(entry["form"]?.GetValue<string>())
                || entry["machines"] is not JsonArray machines
                || !machines.All(static m => m?["status"]?.GetValue<string>() == "valid"))
            {
                continue;
            }

            var content = File.ReadAllBytes(Path.Combine(corpus, path));
            var loader = new DefinitionLoader(new LoadOptions());
            foreach (var document in loader.LoadBytes(path, content, new DiagnosticBag()))
            {
                if (DefinitionBinder.Bind(document, new BinderOptions(), new DiagnosticBag()) is { } definition)
                {
                    yield return definition;
                }
            }
        }
    }

    private static string Text(StructureFigures figures, SortedDictionary<int, int> nesting)
    {
        var text = new StringBuilder();
        Line("definitions", nesting.Values.Sum());
        Line("scopes", figures.Scopes);
        Line("scopes with a goto", figures.ScopesWithGoto);
        Line("gotos", figures.Gotos);
        Line("dispatches", figures.Dispatches);
        Line("outlined methods", figures.Methods);
        Line("states whose Catch is a plain try/catch", figures.PlainCatches);
        Line("states whose outcome is asked by an if", figures.OutcomeCatches);
        foreach (var (depth, count) in nesting)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"definitions nested {depth} deep"), count);
        }

        return text.ToString();

        void Line(string what, int count) => text.Append(CultureInfo.InvariantCulture, $"{what}: {count}\n");
    }
}
