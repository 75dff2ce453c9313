namespace Sfn2Durable.ControlFlow;

/// <summary>Makes a graph of parts of another one: vertices are kept, replaced by a new one, or left out.</summary>
internal sealed class GraphCopier(ControlFlowGraph source)
{
    private readonly List<Func<GraphVertex>> _vertices = [];
    private readonly Dictionary<int, int> _newIds = [];
    private readonly Dictionary<int, string> _dispatched = [];

    public void Keep(int vertex)
    {
        var id = _vertices.Count;
        _newIds[vertex] = id;
        _vertices.Add(() => Redirect(source[vertex] with { Id = id }));
    }

    /// <summary>Edges to <paramref name="vertex"/> will lead to the call of the method it begins.</summary>
    public void ReplaceByTail(int vertex, string entryState)
    {
        var id = _vertices.Count;
        _newIds[vertex] = id;
        _vertices.Add(() => new TailVertex(id, entryState));
    }

    /// <summary>Edges to the states of a region will lead to one dispatch that runs them.</summary>
    public void ReplaceByDispatch(IReadOnlyList<StateVertex> region)
    {
        var id = _vertices.Count;
        foreach (var vertex in region)
        {
            _newIds[vertex.Id] = id;
            _dispatched[vertex.Id] = vertex.State.Name;
        }

        _vertices.Add(() => Dispatch(id, region));
    }

    /// <summary>The new graph; whatever a kept vertex leads to must have been kept or replaced.</summary>
    public ControlFlowGraph Build(int entry, string entryState) =>
        new([.. _vertices.Select(static make => make())], _newIds[entry], entryState);

    private DispatchVertex Dispatch(int id, IReadOnlyList<StateVertex> region)
    {
        DispatchMember[] members =
            [.. region.Select(v => new DispatchMember(v.State, [.. v.Edges.Select(Redirect)]))];
        return new DispatchVertex(id, members, [.. members.SelectMany(m => m.Edges).Where(e => e.To != id)]);
    }

    private GraphVertex Redirect(GraphVertex vertex) => vertex switch
    {
        DispatchVertex dispatch => dispatch with
        {
            Members = [.. dispatch.Members.Select(m => m with { Edges = [.. m.Edges.Select(Redirect)] })],
            Edges = [.. dispatch.Edges.Select(Redirect)],
        },
        _ => vertex with { Edges = [.. vertex.Edges.Select(Redirect)] },
    };

    private GraphEdge Redirect(GraphEdge edge) => edge with
    {
        To = _newIds[edge.To],
        Enters = _dispatched.GetValueOrDefault(edge.To) ?? edge.Enters,
    };
}
