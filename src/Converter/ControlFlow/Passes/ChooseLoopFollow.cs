namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Chooses the code behind a loop. A vertex outside a loop whose immediate dominator is inside it would be printed
/// inside, which is correct, but puts the rest of the workflow under a polling loop. The candidate with most states
/// below it goes behind the loop, and a way to it becomes <c>break</c>.
/// </summary>
/// <remarks>
/// <code>
/// loop                          loop
///     Wait                          Wait
///     Ask                           Ask
///     if done                       if done
///         Ship                          break
///         Notify                Ship
///         return                Notify
/// </code>
/// What the follow leads to must not stay behind in the loop, since nothing can jump back in there.
/// </remarks>
internal sealed class ChooseLoopFollow : IStructurePass
{
    public string Name => nameof(ChooseLoopFollow);

    public ScopeShape Run(ScopeShape shape, PassContext context) =>
        shape.Select(method => method with { LoopFollows = Choose(FlowAnalysis.Of(method.Graph)) });

    /// <summary>The vertices behind a loop, each with the loop's header.</summary>
    private static Dictionary<int, int> Choose(FlowAnalysis flow)
    {
        var exits = new SubtreeExits(flow, new Dictionary<int, int>());
        var candidates = Candidates(flow);
        var behind = new Dictionary<int, int>();

        // Headers come from the outside in: where several nested loops want a vertex, the outermost gets it.
        foreach (var header in flow.Order.ReversePostorder.Where(flow.Loops.IsHeader))
        {
            var open = candidates[header].Where(v => !behind.ContainsKey(v)).ToList();
            if (open.Count == 0)
            {
                continue;
            }

            var follow = open.MaxBy(exits.States);
            var reached = ReachedFrom(follow, header, flow);
            foreach (var vertex in open.Where(reached.Contains))
            {
                behind.Add(vertex, header);
            }
        }

        return behind;
    }

    /// <summary>For each loop the vertices outside it that are immediately dominated from inside.</summary>
    private static ILookup<int, int> Candidates(FlowAnalysis flow) => flow.Order.ReversePostorder
        .Where(v => !flow.Graph[v].IsTerminal && flow.Dominators.Parent(v) >= 0)
        .SelectMany(v => LoopsLeft(flow, flow.Dominators.Parent(v), v).Select(header => (header, v)))
        .ToLookup(static c => c.header, static c => c.v);

    private static IEnumerable<int> LoopsLeft(FlowAnalysis flow, int inside, int outside)
    {
        var header = flow.Loops.InnermostHeader(inside);
        while (header >= 0 && !flow.Loops.Contains(header, outside))
        {
            yield return header;
            header = flow.Loops.OuterHeader(header);
        }
    }

    private static HashSet<int> ReachedFrom(int start, int header, FlowAnalysis flow)
    {
        var reached = new HashSet<int> { start };
        var work = new Stack<int>(reached);
        while (work.TryPop(out var vertex))
        {
            foreach (var edge in flow.Graph[vertex].Edges)
            {
                if (edge.To != header && flow.Dominators.Dominates(header, edge.To) && reached.Add(edge.To))
                {
                    work.Push(edge.To);
                }
            }
        }

        return reached;
    }
}
