namespace Sfn2Durable.ControlFlow;

/// <summary>
/// The computation behind <see cref="DominatorTree"/>. Vertices are called by their preorder number here, so that
/// "smaller" means "met earlier".
/// </summary>
internal sealed class SemiNca
{
    private readonly DepthFirstOrder _order;
    private readonly int[] _semidominator;
    private readonly int[] _ancestor;
    private readonly int[] _best;
    private readonly int[] _searchParent;
    private readonly List<int>[] _predecessors;
    private readonly Stack<int> _path = new();

    public SemiNca(ControlFlowGraph graph, DepthFirstOrder order)
    {
        _order = order;
        var number = new int[graph.Count];
        for (var i = 0; i < order.Preorder.Count; i++)
        {
            number[order.Preorder[i]] = i;
        }

        var count = order.Preorder.Count;
        _semidominator = [.. Enumerable.Range(0, count)];
        _best = [.. Enumerable.Range(0, count)];
        _searchParent = [.. order.Preorder.Select(v => order.Parent[v] < 0 ? -1 : number[order.Parent[v]])];
        _ancestor = [.. _searchParent];
        _predecessors = [.. Enumerable.Range(0, count).Select(static _ => new List<int>())];
        foreach (var vertex in order.Preorder)
        {
            foreach (var edge in graph[vertex].Edges)
            {
                _predecessors[number[edge.To]].Add(number[vertex]);
            }
        }
    }

    public IEnumerable<(int Vertex, int Dominator)> ImmediateDominators()
    {
        for (var w = _semidominator.Length - 1; w > 0; w--)
        {
            _semidominator[w] = _searchParent[w];
            foreach (var predecessor in _predecessors[w])
            {
                var candidate = _semidominator[Evaluate(predecessor, linkedFrom: w + 1)];
                _semidominator[w] = Math.Min(_semidominator[w], candidate);
            }
        }

        var dominator = _searchParent;
        for (var w = 1; w < dominator.Length; w++)
        {
            while (dominator[w] > _semidominator[w])
            {
                dominator[w] = dominator[dominator[w]];
            }

            yield return (_order.Preorder[w], _order.Preorder[dominator[w]]);
        }
    }

    /// <summary>
    /// The vertex with the smallest semidominator among <paramref name="v"/> and its ancestors from
    /// <paramref name="linkedFrom"/> on; the path walked is shortened for the next time.
    /// </summary>
    private int Evaluate(int v, int linkedFrom)
    {
        if (_ancestor[v] < linkedFrom)
        {
            return _best[v];
        }

        var top = v;
        while (_ancestor[top] >= linkedFrom)
        {
            _path.Push(top);
            top = _ancestor[top];
        }

        var best = _best[top];
        while (_path.TryPop(out var below))
        {
            _ancestor[below] = _ancestor[top];
            if (_semidominator[best] < _semidominator[_best[below]])
            {
                _best[below] = best;
            }
            else
            {
                best = _best[below];
            }
        }

        return best;
    }
}
