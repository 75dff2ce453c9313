using System.Text.Json.Nodes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Semantics;

/// <summary>A file of the collected definitions, read and bound.</summary>
internal sealed record CorpusDefinition(string Path, string Form, DiagnosticBag Diagnostics,
    IReadOnlyList<SourceNode> Roots)
{
    private static readonly string[] ReadForms =
    [
        "asl-json", "asl-json-substitution", "asl-template", "asl-json-lenient", "asl-json5", "asl-yaml",
        "asl-yaml-substitution", "docs", "describe-output", "api-json", "invalid",
    ];

    public IEnumerable<Diagnostic> Errors => Diagnostics.Sorted().Where(static d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>
    /// Called broken, and not just refused: an error that the service's own validation has too.
    /// </summary>
    public bool IsCalledInvalid => Errors.Any(static d => d.Descriptor.ServiceCode is not null);

    /// <summary>Every file in a form that is read.</summary>
    public static IEnumerable<CorpusDefinition> All(string folder)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(folder,
            "manifest.json")))?.AsArray() ?? [];
        foreach (var entry in manifest)
        {
            var form = (string?)entry?["form"] ?? "";
            if (ReadForms.Contains(form) && (string?)entry?["path"] is { } path)
            {
                yield return Read(System.IO.Path.Combine(folder, path), path, form);
            }
        }
    }

    private static CorpusDefinition Read(string file, string path, string form)
    {
        var diagnostics = new DiagnosticBag();
        var documents = new DefinitionLoader(new LoadOptions()).Load([file], diagnostics);
        foreach (var document in documents)
        {
            DefinitionBinder.Bind(document, new BinderOptions(), diagnostics);
        }

        return new CorpusDefinition(path, form, diagnostics, [.. documents.Select(static d => d.Root)]);
    }
}
