namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Keeps the tree shallow enough for readers, compilers and the recursive passes behind this one. A branch below the
/// limit becomes a method where it never comes back. Where it does, the shared code it comes back to becomes one, so
/// that the branches around it end there. What resists both becomes a dispatch, which is flat.
/// </summary>
internal sealed class LimitNesting : IStructurePass
{
    /// <summary>Real workflows stay far below; see the corpus figures.</summary>
    internal const int DeepestLevel = 16;

    /// <summary>Tails call each other, and calls nest on the stack of the generated program.</summary>
    internal const int MostMethods = 500;

    public string Name => nameof(LimitNesting);

    public ScopeShape Run(ScopeShape shape, PassContext context)
    {
        if (shape.Wishes.FoldScope)
        {
            return shape;
        }

        if (shape.Methods.Count > MostMethods)
        {
            return shape with { Wishes = shape.Wishes with { FoldScope = true } };
        }

        foreach (var method in shape.Methods)
        {
            var flow = FlowAnalysis.Of(method.Graph);
            var tooDeep = TooDeep(flow, new VertexPlacement(flow, method.LoopFollows));
            if (tooDeep.Count > 0)
            {
                var more = shape.Wishes with { Tails = shape.Wishes.Tails.Union(Relief(flow, tooDeep)) };
                return shape with
                {
                    Wishes = more.AskMoreThan(shape.Wishes) ? more : more with { FoldScope = true },
                };
            }
        }

        return shape;
    }

    /// <summary>The vertices at the limit. Below them it is counted anew, as if they were methods already.</summary>
    private static List<int> TooDeep(FlowAnalysis flow, VertexPlacement placement)
    {
        var tooDeep = new List<int>();
        var level = new int[flow.Graph.Count];
        foreach (var vertex in flow.Order.ReversePostorder.Where(v => !flow.Graph[v].IsTerminal))
        {
            level[vertex] = LevelOf(vertex);
            if (level[vertex] >= DeepestLevel)
            {
                tooDeep.Add(vertex);
                level[vertex] = 0;
            }
        }

        return tooDeep;

        int LevelOf(int vertex)
        {
            if (placement.BehindLoopOf(vertex) is >= 0 and var header)
            {
                return level[header];
            }

            if (flow.Dominators.Parent(vertex) is not (>= 0 and var parent))
            {
                return 0;
            }

            var isNested = !placement.IsJumpTarget(vertex) && placement.Margin(parent)?.To != vertex;
            return level[parent] + (flow.Loops.IsHeader(parent) ? 1 : 0) + (isNested ? 1 : 0);
        }
    }

    /// <summary>The states to begin methods with; none where no such method could be made.</summary>
    private static IEnumerable<string> Relief(FlowAnalysis flow, List<int> tooDeep)
    {
        var exits = new SubtreeExits(flow, new Dictionary<int, int>());
        return tooDeep.All(v => flow.Graph[v] is StateVertex && exits.NeverRejoins(v))
            ? tooDeep.Select(v => ((StateVertex)flow.Graph[v]).State.Name)
            : SharedTails.NamesIn(flow);
    }
}
