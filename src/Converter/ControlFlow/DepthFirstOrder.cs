namespace Sfn2Durable.ControlFlow;

/// <summary>
/// One depth-first search from the entry. In reverse postorder a vertex stands behind everything that leads to it,
/// back edges aside; an edge that does not lead to a later position is a retreating one.
/// </summary>
internal sealed class DepthFirstOrder
{
    private readonly int[] _position;

    public DepthFirstOrder(ControlFlowGraph graph)
    {
        _position = new int[graph.Count];
        Array.Fill(_position, -1);
        Parent = new int[graph.Count];
        Array.Fill(Parent, -1);
        var preorder = new List<int>();
        var postorder = new List<int>();

        // The last edge is followed first, so that the first one comes first in reverse postorder: success before
        // failure, and rules in the order of the file.
        var path = new Stack<(int Vertex, int Remaining)>();
        Discover(graph.Entry, parent: -1);
        while (path.TryPop(out var top))
        {
            if (top.Remaining == 0)
            {
                postorder.Add(top.Vertex);
                continue;
            }

            path.Push(top with { Remaining = top.Remaining - 1 });
            var to = graph[top.Vertex].Edges[top.Remaining - 1].To;
            if (_position[to] < 0)
            {
                Discover(to, top.Vertex);
            }
        }

        postorder.Reverse();
        for (var i = 0; i < postorder.Count; i++)
        {
            _position[postorder[i]] = i;
        }

        Preorder = preorder;
        ReversePostorder = postorder;

        void Discover(int vertex, int parent)
        {
            _position[vertex] = 0;
            Parent[vertex] = parent;
            preorder.Add(vertex);
            path.Push((vertex, graph[vertex].Edges.Count));
        }
    }

    /// <summary>The reachable vertices as the search met them.</summary>
    public IReadOnlyList<int> Preorder { get; }

    /// <summary>The reachable vertices in reverse postorder.</summary>
    public IReadOnlyList<int> ReversePostorder { get; }

    /// <summary>The vertex from which the search met each vertex; -1 for the entry.</summary>
    public int[] Parent { get; }

    public bool IsReachable(int vertex) => _position[vertex] >= 0;

    /// <summary>The position in <see cref="ReversePostorder"/>.</summary>
    public int Position(int vertex) => _position[vertex];

    /// <summary>Whether an edge goes back; in a reducible graph that means to the header of a loop it is in.</summary>
    public bool IsRetreating(int from, int to) => _position[to] <= _position[from];
}
