using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>The door of this room: a checked state machine goes in, a tree for each of its scopes comes out.</summary>
internal static class Structurer
{
    /// <summary>Recovers the structure of every scope.</summary>
    /// <param name="definition">A machine without errors: every transition names a state of its scope.</param>
    /// <param name="diagnostics">Receives what is readable, but not the way one hoped (<c>SFN3xxx</c>).</param>
    public static StructuredWorkflow Structure(StateMachineDefinition definition, DiagnosticBag diagnostics)
    {
        var context = new PassContext(definition, diagnostics);
        var done = new Dictionary<Scope, StructuredScope>(ReferenceEqualityComparer.Instance);
        foreach (var scope in Scopes.OutsideIn(definition.Root).Reverse())
        {
            var children = new Dictionary<Scope, StructuredScope>(ReferenceEqualityComparer.Instance);
            foreach (var child in Scopes.Inside(scope))
            {
                children.Add(child, done[child]);
            }

            done.Add(scope, Structure(scope, children, context));
        }

        return new StructuredWorkflow(definition, done[definition.Root]);
    }

    private static StructuredScope Structure(
        Scope scope, IReadOnlyDictionary<Scope, StructuredScope> children, PassContext context)
    {
        var shape = StructurePipeline.Run(scope, context);
        ReportJumps(shape, context.Diagnostics);
        return new StructuredScope(
            scope,
            shape.Methods[0].Body,
            [
                .. shape.Methods.Skip(1).Select(static m =>
                    new OutlinedMethod(m.Graph.EntryState, m.Body, m.EnteredFrom)),
            ],
            children);
    }

    private static void ReportJumps(ScopeShape shape, DiagnosticBag diagnostics)
    {
        var targets = shape.Methods
            .SelectMany(static m => m.Body.DescendantsAndSelf())
            .OfType<GotoNode>()
            .Select(static jump => jump.Target.State)
            .ToHashSet(StringComparer.Ordinal);
        var states = shape.Scope.States.Where(s => targets.Contains(s.Name)).ToList();
        if (states.Count > 0)
        {
            diagnostics.Report(
                DiagnosticDescriptors.JumpNeeded,
                states[0].Span,
                StateNames.List([.. states.Select(static s => s.Name)]));
        }
    }
}
