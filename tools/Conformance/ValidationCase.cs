using System.Text.Json.Nodes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Conformance;

/// <summary>Kind "validation": the converter's verdict on a definition.</summary>
internal static class ValidationCase
{
    public static JsonObject Run(string folder)
    {
        var diagnostics = new DiagnosticBag();
        var text = File.ReadAllBytes(Path.Combine(folder, "definition.json"));
        var options = new BinderOptions { Type = Machine.TypeOf(Case.Read(folder, "options.json")) };
        foreach (var document in new DefinitionLoader(new LoadOptions()).LoadBytes("definition.json", text, diagnostics))
        {
            DefinitionBinder.Bind(document, options, diagnostics);
        }

        return new JsonObject
        {
            ["valid"] = !diagnostics.HasErrors,
            ["diagnostics"] = new JsonArray([.. diagnostics.Sorted()
                .Where(static d => d.Severity == DiagnosticSeverity.Error)
                .Select(static d => new JsonObject
                {
                    ["code"] = d.Descriptor.ServiceCode ?? d.Id,
                    ["message"] = d.Message,
                    ["location"] = d.Location ?? d.Span.ToString(),
                })]),
        };
    }
}
