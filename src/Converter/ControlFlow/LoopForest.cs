namespace Sfn2Durable.ControlFlow;

/// <summary>
/// The natural loops of a reducible graph and their nesting. A back edge leads to a vertex that dominates its source,
/// the header; the loop is the header and everything that reaches the back edge without passing it. Loops with one
/// header are one loop.
/// </summary>
internal sealed class LoopForest
{
    private const int None = -1;

    private readonly int[] _header;
    private readonly int[] _outer;
    private readonly int[] _depth;
    private readonly int[] _collapsedInto;

    public LoopForest(ControlFlowGraph graph, DepthFirstOrder order, DominatorTree dominators)
    {
        _header = new int[graph.Count];
        Array.Fill(_header, None);
        _outer = new int[graph.Count];
        Array.Fill(_outer, None);
        _depth = new int[graph.Count];
        _collapsedInto = [.. Enumerable.Range(0, graph.Count)];
        var (predecessors, latches) = Incoming(graph, order, dominators);

        // Inner headers stand later in reverse postorder; each finished loop collapses into its header.
        foreach (var header in order.ReversePostorder.Reverse().Where(v => latches[v].Count > 0))
        {
            Collect(header, latches[header], predecessors);
        }

        foreach (var header in order.ReversePostorder.Where(IsHeader))
        {
            _depth[header] = _outer[header] == None ? 1 : _depth[_outer[header]] + 1;
        }
    }

    public bool IsHeader(int vertex) => _header[vertex] == vertex;

    /// <summary>The header of the innermost loop around a vertex (a header is in its own loop), or -1.</summary>
    public int InnermostHeader(int vertex) => _header[vertex];

    /// <summary>The header of the loop around the loop of <paramref name="header"/>, or -1.</summary>
    public int OuterHeader(int header) => _outer[header];

    /// <summary>How many loops are around a vertex.</summary>
    public int Depth(int vertex) => _header[vertex] == None ? 0 : _depth[_header[vertex]];

    /// <summary>Whether the loop of <paramref name="header"/> has <paramref name="vertex"/> in it.</summary>
    public bool Contains(int header, int vertex)
    {
        var around = _header[vertex];
        while (around != None && _depth[around] > _depth[header])
        {
            around = _outer[around];
        }

        return around == header;
    }

    private static (List<int>[] Predecessors, List<int>[] Latches) Incoming(
        ControlFlowGraph graph, DepthFirstOrder order, DominatorTree dominators)
    {
        List<int>[] predecessors = [.. Enumerable.Range(0, graph.Count).Select(static _ => new List<int>())];
        List<int>[] latches = [.. Enumerable.Range(0, graph.Count).Select(static _ => new List<int>())];
        foreach (var vertex in order.ReversePostorder)
        {
            foreach (var edge in graph[vertex].Edges)
            {
                (dominators.Dominates(edge.To, vertex) ? latches : predecessors)[edge.To].Add(vertex);
            }
        }

        return (predecessors, latches);
    }

    private void Collect(int header, List<int> latches, List<int>[] predecessors)
    {
        _header[header] = header;
        var work = new Stack<int>(latches);
        while (work.TryPop(out var vertex))
        {
            var member = Representative(vertex);
            if (member == header)
            {
                continue;
            }

            (IsHeader(member) ? _outer : _header)[member] = header;
            _collapsedInto[member] = header;
            foreach (var predecessor in predecessors[member])
            {
                work.Push(predecessor);
            }
        }
    }

    /// <summary>
    /// The header of the outermost loop found so far around a vertex, or the vertex; shortens the path.
    /// </summary>
    private int Representative(int vertex)
    {
        while (_collapsedInto[vertex] != vertex)
        {
            _collapsedInto[vertex] = _collapsedInto[_collapsedInto[vertex]];
            vertex = _collapsedInto[vertex];
        }

        return vertex;
    }
}
