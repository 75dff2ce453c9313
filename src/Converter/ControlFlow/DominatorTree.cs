namespace Sfn2Durable.ControlFlow;

/// <summary>
/// Who stands on every way to whom: <em>a</em> dominates <em>b</em> when no path from the entry reaches <em>b</em>
/// without passing <em>a</em>. The closest such <em>a</em> is the immediate dominator, the parent in this tree.
/// </summary>
/// <remarks>
/// Computed by the Semi-NCA algorithm (Georgiadis, 2005), which is close to linear also where one handler serves
/// thousands of states. Semidominators come first, in reverse preorder; then each vertex climbs from its parent in the
/// search tree to the first ancestor that is not below its semidominator.
/// </remarks>
internal sealed class DominatorTree
{
    private readonly int[] _parent;
    private readonly int[] _depth;
    private readonly int[] _size;
    private readonly int[] _number;
    private readonly List<int>[] _children;

    public DominatorTree(ControlFlowGraph graph, DepthFirstOrder order)
    {
        _parent = new int[graph.Count];
        Array.Fill(_parent, -1);
        foreach (var (vertex, dominator) in new SemiNca(graph, order).ImmediateDominators())
        {
            _parent[vertex] = dominator;
        }

        _depth = new int[graph.Count];
        _size = new int[graph.Count];
        _children = [.. Enumerable.Range(0, graph.Count).Select(static _ => new List<int>())];
        foreach (var vertex in order.ReversePostorder.Where(v => _parent[v] >= 0))
        {
            _depth[vertex] = _depth[_parent[vertex]] + 1;
            _children[_parent[vertex]].Add(vertex);
        }

        _number = NumberSubtrees(graph, order);
    }

    /// <summary>The immediate dominator; -1 for the entry and for what cannot be reached.</summary>
    public int Parent(int vertex) => _parent[vertex];

    /// <summary>The immediately dominated vertices, in reverse postorder.</summary>
    public IReadOnlyList<int> Children(int vertex) => _children[vertex];

    /// <summary>The number of dominators other than the vertex itself.</summary>
    public int Depth(int vertex) => _depth[vertex];

    /// <summary>How many vertices it dominates, itself included.</summary>
    public int Size(int vertex) => _size[vertex];

    /// <summary>Whether <paramref name="a"/> dominates <paramref name="b"/>; every vertex dominates itself.</summary>
    public bool Dominates(int a, int b) => _number[a] <= _number[b] && _number[b] < _number[a] + _size[a];

    /// <summary>Numbers the vertices so that a subtree is an interval of numbers.</summary>
    private int[] NumberSubtrees(ControlFlowGraph graph, DepthFirstOrder order)
    {
        foreach (var vertex in order.ReversePostorder.Reverse())
        {
            _size[vertex] = 1 + _children[vertex].Sum(child => _size[child]);
        }

        var number = new int[graph.Count];
        Array.Fill(number, -1);
        number[graph.Entry] = 0;
        foreach (var vertex in order.ReversePostorder)
        {
            var next = number[vertex] + 1;
            foreach (var child in _children[vertex])
            {
                number[child] = next;
                next += _size[child];
            }
        }

        return number;
    }
}
