using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>Short ways to a structured scope.</summary>
internal static class Shapes
{
    public static StateMachineDefinition Machine(Scope scope) =>
        new("Machine", scope, MachineType.Standard, default);

    public static PassContext Context() =>
        new(Machine(new Scope("A", [], default)), new DiagnosticBag());

    /// <summary>One scope after a pass, or after all.</summary>
    public static ScopeShape Structure(Scope scope, string? last = null) =>
        StructurePipeline.Run(scope, new PassContext(Machine(scope), new DiagnosticBag()), last);

    public static string Print(ScopeShape shape) => StructureWriter.Write(new StructuredWorkflow(
        Machine(shape.Scope),
        new StructuredScope(
            shape.Scope,
            shape.Methods[0].Body,
            [
                .. shape.Methods.Skip(1).Select(static m =>
                    new OutlinedMethod(m.Graph.EntryState, m.Body, m.EnteredFrom)),
            ],
            new Dictionary<Scope, StructuredScope>())));
}
