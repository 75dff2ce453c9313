namespace Sfn2Durable.ControlFlow;

/// <summary>Finds what lies on cycles: Tarjan's strongly connected components, without recursion.</summary>
internal sealed class StrongComponents(ControlFlowGraph graph)
{
    private const int Outside = -2;
    private const int Unseen = -1;

    private readonly int[] _index = [.. Enumerable.Repeat(Outside, graph.Count)];
    private readonly int[] _low = new int[graph.Count];
    private readonly Stack<int> _open = new();
    private readonly Stack<(int Vertex, int NextEdge)> _path = new();
    private int _next;

    /// <summary>The components with a cycle in the subgraph of <paramref name="vertices"/>.</summary>
    public IReadOnlyList<HashSet<int>> Within(IReadOnlyCollection<int> vertices)
    {
        _next = 0;
        foreach (var vertex in vertices)
        {
            _index[vertex] = Unseen;
        }

        var components = new List<HashSet<int>>();
        foreach (var vertex in vertices)
        {
            if (_index[vertex] == Unseen)
            {
                Search(vertex, components);
            }
        }

        return components;
    }

    private void Search(int root, List<HashSet<int>> components)
    {
        Discover(root);
        while (_path.TryPop(out var top))
        {
            var edges = graph[top.Vertex].Edges;
            if (top.NextEdge < edges.Count)
            {
                _path.Push(top with { NextEdge = top.NextEdge + 1 });
                Follow(top.Vertex, edges[top.NextEdge].To);
                continue;
            }

            if (_path.TryPeek(out var caller))
            {
                _low[caller.Vertex] = Math.Min(_low[caller.Vertex], _low[top.Vertex]);
            }

            if (_low[top.Vertex] == _index[top.Vertex])
            {
                Close(top.Vertex, components);
            }
        }
    }

    private void Discover(int vertex)
    {
        _index[vertex] = _low[vertex] = _next++;
        _open.Push(vertex);
        _path.Push((vertex, 0));
    }

    private void Follow(int from, int to)
    {
        if (_index[to] == Unseen)
        {
            Discover(to);
        }
        else if (_index[to] != Outside)
        {
            _low[from] = Math.Min(_low[from], _index[to]);
        }
    }

    /// <summary>Takes a finished component out; what is left of the subgraph no longer sees it.</summary>
    private void Close(int root, List<HashSet<int>> components)
    {
        var component = new HashSet<int>();
        int vertex;
        do
        {
            vertex = _open.Pop();
            _index[vertex] = Outside;
            component.Add(vertex);
        }
        while (vertex != root);

        if (component.Count > 1 || graph[root].Edges.Any(e => e.To == root))
        {
            components.Add(component);
        }
    }
}
