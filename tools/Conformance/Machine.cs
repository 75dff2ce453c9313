using System.Text.Json.Nodes;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Sfn2Durable.Verification;

namespace Conformance;

/// <summary>A definition on its way to a workflow that runs.</summary>
/// <param name="Code">The loaded code, or null with a <paramref name="Refusal"/>.</param>
/// <param name="Refusal">UNSUPPORTED or REJECTED with the diagnostics.</param>
internal sealed record Machine(WorkflowAssembly? Code, JsonObject? Refusal)
{
    public static Machine Convert(byte[] definition, MachineType? type, CancellationToken stop)
    {
        var diagnostics = new DiagnosticBag();
        var documents = new DefinitionLoader(new LoadOptions { Name = "machine" })
            .LoadBytes("definition.json", definition, diagnostics);
        if (documents is not [var document])
        {
            return Refused("REJECTED", diagnostics);
        }

        var conversion = ConversionPipeline.Convert(document, diagnostics, new EmitOptions(), new BinderOptions { Type = type });
        if (conversion.Output is not { } output)
        {
            return Refused(conversion.Definition is null ? "REJECTED" : "UNSUPPORTED", diagnostics);
        }

        var (assembly, findings) = WorkflowAssembly.Load(output, stop);
        return assembly is null
            ? new Machine(null, Case.Outcome("CRASHED", string.Join('\n', findings)))
            : new Machine(assembly, null);
    }

    public static MachineType? TypeOf(JsonNode? options) => (string?)options?["type"] switch
    {
        "EXPRESS" => MachineType.Express,
        "STANDARD" => MachineType.Standard,
        _ => null,
    };

    private static Machine Refused(string status, DiagnosticBag diagnostics) => new(null, Case.Outcome(
        status,
        string.Join('\n', diagnostics.Sorted().Where(static d => d.Severity == DiagnosticSeverity.Error))));
}
