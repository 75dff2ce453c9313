namespace Sfn2Durable.ControlFlow;

/// <summary>The states of a graph that several ways lead to and that none of them comes back from.</summary>
internal static class SharedTails
{
    /// <summary>The names of their first states.</summary>
    public static IEnumerable<string> NamesIn(MethodShape method) => NamesIn(FlowAnalysis.Of(method.Graph));

    /// <inheritdoc cref="NamesIn(MethodShape)"/>
    public static IEnumerable<string> NamesIn(FlowAnalysis flow)
    {
        var entries = VertexPlacement.ForwardEntries(flow);
        var exits = new SubtreeExits(flow, new Dictionary<int, int>(), (exits, v) =>
            entries[v] > 1 && flow.Graph[v] is StateVertex && exits.NeverRejoins(v));
        return flow.Order.ReversePostorder.Where(exits.IsCut).Select(v => ((StateVertex)flow.Graph[v]).State.Name);
    }
}
