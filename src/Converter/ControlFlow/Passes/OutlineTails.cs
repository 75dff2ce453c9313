namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Turns a shared region that never comes back into a method: the failure paths that several catchers lead to. Each
/// jump to it becomes <c>return await</c>, and the main path stays straight.
/// </summary>
/// <remarks>
/// <code>
/// Reserve ──Catch──┐                        Reserve ──Catch──▶ CancelAsync()
///    │             ▼                           │
///  Charge ─Catch─▶ Cancel → Fail             Charge ──Catch──▶ CancelAsync()      CancelAsync: Cancel → Fail
///    │                                         │
///   Ship                                      Ship
/// </code>
/// Vertices are asked from the end of the flow backwards, so that a tail that ends in another tail is found to be one.
/// </remarks>
internal sealed class OutlineTails : IStructurePass
{
    public string Name => nameof(OutlineTails);

    public ScopeShape Run(ScopeShape shape, PassContext context) =>
        shape with { Methods = [.. shape.Methods.SelectMany(method => Split(method, shape.Wishes))] };

    private static IReadOnlyList<MethodShape> Split(MethodShape method, StructureWishes wishes)
    {
        var flow = FlowAnalysis.Of(method.Graph);
        var entries = VertexPlacement.ForwardEntries(flow);
        var caught = CaughtBySomeState(flow);
        var exits = new SubtreeExits(flow, method.LoopFollows, (exits, v) =>
            MayBeTail(flow, v)
            && (wishes.Tails.Contains(StateOf(flow, v)) || IsShared(exits, v))
            && exits.NeverRejoins(v));
        var tails = flow.Order.ReversePostorder.Where(exits.IsCut).ToList();
        return tails.Count == 0
            ? [method]
            : [method with { Graph = Extract(flow, exits, method.Graph.Entry, method.Graph.EntryState) },
                .. tails.Select(t => new MethodShape(Extract(flow, exits, t, StateOf(flow, t)), CallersOf(flow, t)))];

        bool IsShared(SubtreeExits exits, int vertex) =>
            entries[vertex] > 1
            && caught.Contains(vertex)
            && !IsMainPath(flow, exits, vertex);
    }

    /// <summary>A dispatch has no single state to name a method for.</summary>
    private static bool MayBeTail(FlowAnalysis flow, int vertex) =>
        vertex != flow.Graph.Entry && flow.Graph[vertex] is StateVertex;

    private static HashSet<int> CaughtBySomeState(FlowAnalysis flow) => flow.Order.ReversePostorder
        .SelectMany(v => flow.Graph[v].Edges)
        .Where(static e => e.Kind == EdgeKind.Catch)
        .Select(static e => e.To)
        .ToHashSet();

    /// <summary>
    /// Whether success leads here too, whichever way it takes: then this is where the paths join again, and no detour.
    /// </summary>
    private static bool IsMainPath(FlowAnalysis flow, SubtreeExits exits, int vertex)
    {
        var reached = new HashSet<int> { vertex, flow.Dominators.Parent(vertex) };
        var work = new Stack<int>([flow.Dominators.Parent(vertex)]);
        while (work.TryPop(out var next))
        {
            if (flow.Graph[next].IsResult)
            {
                return false;
            }

            foreach (var edge in flow.Graph[next].Edges)
            {
                if (edge.Kind != EdgeKind.Catch && !exits.IsCut(edge.To) && reached.Add(edge.To))
                {
                    work.Push(edge.To);
                }
            }
        }

        return true;
    }

    private static string StateOf(FlowAnalysis flow, int vertex) => ((StateVertex)flow.Graph[vertex]).State.Name;

    /// <summary>The dominated subtree of a vertex, without the tails in it, as a graph of its own.</summary>
    private static ControlFlowGraph Extract(FlowAnalysis flow, SubtreeExits exits, int root, string entryState)
    {
        var copier = new GraphCopier(flow.Graph);
        var outside = new SortedSet<int>();
        var work = new Stack<int>([root]);
        while (work.TryPop(out var vertex))
        {
            copier.Keep(vertex);
            outside.UnionWith(flow.Graph[vertex].Edges.Select(static e => e.To)
                .Where(to => exits.IsCut(to) || flow.Graph[to].IsTerminal));
            foreach (var child in flow.Dominators.Children(vertex))
            {
                if (!exits.IsCut(child) && !flow.Graph[child].IsTerminal)
                {
                    work.Push(child);
                }
            }
        }

        foreach (var vertex in outside.Where(v => v != root))
        {
            if (exits.IsCut(vertex))
            {
                copier.ReplaceByTail(vertex, StateOf(flow, vertex));
            }
            else
            {
                copier.Keep(vertex);
            }
        }

        return copier.Build(root, entryState);
    }

    /// <summary>For the comment above the method, in the order of the flow.</summary>
    private static IReadOnlyList<string> CallersOf(FlowAnalysis flow, int tail) =>
    [
        .. flow.Order.ReversePostorder
            .SelectMany(v => flow.Graph[v].Edges)
            .Where(e => e.To == tail)
            .Select(static e => $"{e.Source.Name} ({e.Kind})")
            .Distinct(StringComparer.Ordinal),
    ];
}
