using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Converter.Tests.Support;

/// <summary>What the loader made of one text.</summary>
internal sealed record Loaded(IReadOnlyList<DefinitionDocument> Documents, DiagnosticBag Diagnostics)
{
    public static Loaded Text(string text, string file = "machine.json", params (string Name, string Value)[] values)
    {
        var diagnostics = new DiagnosticBag();
        var options = new LoadOptions { Substitutions = values.ToDictionary(v => v.Name, v => v.Value) };
        return new Loaded(new DefinitionLoader(options).LoadText(file, text, diagnostics), diagnostics);
    }

    public static Loaded Bytes(byte[] content, string file = "machine.json")
    {
        var diagnostics = new DiagnosticBag();
        return new Loaded(new DefinitionLoader(new LoadOptions()).LoadBytes(file, content, diagnostics), diagnostics);
    }

    public DefinitionDocument Document => Assert.Single(Documents);

    /// <summary>The findings as <c>line,column id</c>, in the order of the file.</summary>
    public IEnumerable<string> Findings =>
        Diagnostics.Sorted().Select(static d => $"{d.Span.Line},{d.Span.Column} {d.Id}");

    /// <summary>The node at a path of names and indices, <c>States/A/Retry/0</c>.</summary>
    public SourceNode At(string path)
    {
        var node = Document.Root;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node switch
            {
                SourceObject value => value.Find(step)?.Value ?? throw new InvalidOperationException($"no '{step}'"),
                SourceArray array => array.Items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
                _ => throw new InvalidOperationException($"nothing below at '{step}'"),
            };
        }

        return node;
    }

    public SourceScalar Scalar(string path) => Assert.IsType<SourceScalar>(At(path));
}
