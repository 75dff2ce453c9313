namespace Sfn2Durable.ControlFlow;

/// <summary>A graph with what the passes ask about it. Loops are right for reducible graphs only.</summary>
internal sealed record FlowAnalysis(
    ControlFlowGraph Graph, DepthFirstOrder Order, DominatorTree Dominators, LoopForest Loops)
{
    public static FlowAnalysis Of(ControlFlowGraph graph)
    {
        var order = new DepthFirstOrder(graph);
        var dominators = new DominatorTree(graph, order);
        return new FlowAnalysis(graph, order, dominators, new LoopForest(graph, order, dominators));
    }

    /// <summary>Whether an edge leads back to the header of a loop that its source is in.</summary>
    public bool IsBackEdge(int from, int to) => Order.IsRetreating(from, to);
}
