using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Folds every loop with several entries into one dispatch, after which the graph is reducible. Copying states to
/// remove an entry is no way: a state is a durable operation with an identity.
/// </summary>
/// <remarks>
/// <code>
/// A → B, A → C, B → C, C → B, C → D        A → { B, C } → D
/// </code>
/// Loops are looked for from the outside in: a strongly connected region with one entry is a loop; without its header
/// it falls apart into the regions inside.
/// </remarks>
internal sealed class IsolateIrreducible : IStructurePass
{
    public string Name => nameof(IsolateIrreducible);

    public ScopeShape Run(ScopeShape shape, PassContext context) =>
        shape.Select(method => method with { Graph = Fold(method.Graph, shape.Wishes.FoldScope, context.Diagnostics) });

    private static ControlFlowGraph Fold(ControlFlowGraph graph, bool foldAll, DiagnosticBag diagnostics)
    {
        if (foldAll)
        {
            var states = StatesOf(graph, Enumerable.Range(0, graph.Count));
            diagnostics.Report(
                DiagnosticDescriptors.ScopeFolded, states[0].State.Span, graph.EntryState, states.Count);
            return Fold(graph, [states]);
        }

        if (IsReducible(graph))
        {
            return graph;
        }

        var regions = FindRegions(graph);
        foreach (var region in regions)
        {
            diagnostics.Report(
                DiagnosticDescriptors.DispatchUsed,
                region[0].State.Span,
                StateNames.List([.. region.Select(static v => v.State.Name)]));
        }

        return Fold(graph, regions);
    }

    private static bool IsReducible(ControlFlowGraph graph)
    {
        var order = new DepthFirstOrder(graph);
        var dominators = new DominatorTree(graph, order);
        return graph.Vertices.All(vertex => vertex.Edges.All(edge =>
            !order.IsRetreating(vertex.Id, edge.To) || dominators.Dominates(edge.To, vertex.Id)));
    }

    private static List<IReadOnlyList<StateVertex>> FindRegions(ControlFlowGraph graph)
    {
        var regions = new List<IReadOnlyList<StateVertex>>();
        var components = new StrongComponents(graph);
        var sources = graph.Vertices
            .SelectMany(static v => v.Edges.Select(e => (e.To, From: v.Id)))
            .ToLookup(static e => e.To, static e => e.From);
        var work = new Stack<IReadOnlyCollection<int>>([[.. Enumerable.Range(0, graph.Count)]]);
        while (work.TryPop(out var part))
        {
            foreach (var component in components.Within(part))
            {
                var entries = component
                    .Where(v => v == graph.Entry || sources[v].Any(from => !component.Contains(from)))
                    .ToHashSet();
                if (entries.Count > 1)
                {
                    regions.Add(StatesOf(graph, component));
                }
                else
                {
                    work.Push([.. component.Where(v => !entries.Contains(v))]);
                }
            }
        }

        return regions;
    }

    private static ControlFlowGraph Fold(ControlFlowGraph graph, IReadOnlyList<IReadOnlyList<StateVertex>> regions)
    {
        var copier = new GraphCopier(graph);
        var folded = regions.SelectMany(static r => r).Select(static v => v.Id).ToHashSet();
        foreach (var vertex in graph.Vertices.Where(v => !folded.Contains(v.Id)))
        {
            copier.Keep(vertex.Id);
        }

        foreach (var region in regions)
        {
            copier.ReplaceByDispatch(region);
        }

        return copier.Build(graph.Entry, graph.EntryState);
    }

    /// <summary>
    /// The states of a region in the order of the file; final states stay outside, where they cost nothing.
    /// </summary>
    private static List<StateVertex> StatesOf(ControlFlowGraph graph, IEnumerable<int> vertices) =>
    [
        .. vertices.Order().Select(v => graph[v]).OfType<StateVertex>().Where(static v => !v.IsTerminal),
    ];
}
