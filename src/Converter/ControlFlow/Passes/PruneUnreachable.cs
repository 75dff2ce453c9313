using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>Drops states that no path from the start reaches, with a warning for each.</summary>
internal sealed class PruneUnreachable : IStructurePass
{
    public string Name => nameof(PruneUnreachable);

    public ScopeShape Run(ScopeShape shape, PassContext context) =>
        shape.Select(method => method with { Graph = Prune(method.Graph, context.Diagnostics) });

    private static ControlFlowGraph Prune(ControlFlowGraph graph, DiagnosticBag diagnostics)
    {
        var order = new DepthFirstOrder(graph);
        var copier = new GraphCopier(graph);
        foreach (var vertex in graph.Vertices)
        {
            if (order.IsReachable(vertex.Id))
            {
                copier.Keep(vertex.Id);
            }
            else if (vertex is StateVertex { State: { } state })
            {
                diagnostics.Report(DiagnosticDescriptors.StateLeftOut, state.Span, state.Name);
            }
        }

        return copier.Build(graph.Entry, graph.EntryState);
    }
}
