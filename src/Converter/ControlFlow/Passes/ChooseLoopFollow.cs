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
/// <para>
/// What the follow leads to must not stay behind in the loop, since nothing can jump back in there.
/// </para>
/// <para>
/// Only what <c>break</c> reaches is a candidate: an edge out of a loop inside would have to be a <c>goto</c>. For the
/// same reason nothing is put behind a loop that also leads to the head of the loop around it; there <c>break</c> falls
/// out of the loop and goes round.
/// </para>
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
        var behind = new Dictionary<int, int>();
        var candidates = Candidates(flow);
        var breaks = Breaks(flow);

        // Headers come from the outside in: where several nested loops want a vertex, the outermost gets it.
        foreach (var header in flow.Order.ReversePostorder.Where(flow.Loops.IsHeader))
        {
            var open = candidates[header].Where(v => !behind.ContainsKey(v)).ToList();
            var reachable = open.Where(v => breaks.Contains((header, v))).ToList();
            if (reachable.Count > 0 && !breaks.Contains((header, flow.Loops.OuterHeader(header))))
            {
                var follow = reachable.MaxBy(exits.States);
                var reached = ReachedFrom(follow, header, flow);
                open.Where(reached.Contains).ToList().ForEach(v => behind.Add(v, header));
            }
        }

        return behind;
    }

    /// <summary>
    /// Which vertices a <c>break</c> of which loop can lead to: edges that leave the innermost loop around them.
    /// </summary>
    private static HashSet<(int Header, int Target)> Breaks(FlowAnalysis flow) => flow.Order.ReversePostorder
        .Where(v => flow.Loops.InnermostHeader(v) >= 0)
        .SelectMany(v => flow.Graph[v].Edges.Select(e => (flow.Loops.InnermostHeader(v), e.To)))
        .ToHashSet();

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
