namespace Sfn2Durable.ControlFlow;

/// <summary>
/// Where the edges that leave a dominated subtree lead. A target outside the subtree of <em>t</em> hangs from a proper
/// dominator of <em>t</em>, so its depth in the dominator tree tells on which side it is, and one number per direction
/// is enough: the smallest depth that is jumped to.
/// </summary>
internal sealed class SubtreeExits
{
    private const int Nowhere = int.MaxValue;
    private const int NoResult = -1;
    private const int SeveralResults = -2;

    private readonly FlowAnalysis _flow;
    private readonly IReadOnlyDictionary<int, int> _follows;
    private readonly int[] _forward;
    private readonly int[] _back;
    private readonly int[] _states;
    private readonly bool[] _isCut;
    private readonly int[] _result;

    /// <param name="flow">The graph.</param>
    /// <param name="follows">Vertices that stand behind a loop, with its header; see <c>ChooseLoopFollow</c>.</param>
    /// <param name="cut">
    /// Asked for each vertex once everything that can follow it is known; true takes its subtree out of the graph, so
    /// that an edge to it counts as an end.
    /// </param>
    public SubtreeExits(
        FlowAnalysis flow, IReadOnlyDictionary<int, int> follows, Func<SubtreeExits, int, bool>? cut = null)
    {
        _flow = flow;
        _follows = follows;
        _forward = new int[flow.Graph.Count];
        Array.Fill(_forward, Nowhere);
        _back = new int[flow.Graph.Count];
        Array.Fill(_back, Nowhere);
        _states = new int[flow.Graph.Count];
        _isCut = new bool[flow.Graph.Count];
        _result = new int[flow.Graph.Count];
        Array.Fill(_result, NoResult);
        foreach (var vertex in flow.Order.ReversePostorder.Reverse().Where(v => !flow.Graph[v].IsTerminal))
        {
            AddEdges(vertex);
            AddChildren(vertex);
            _isCut[vertex] = cut?.Invoke(this, vertex) ?? false;
        }
    }

    /// <summary>
    /// How much the subtree prints, in states: final states count wherever they are reached, and so does the call of
    /// what was cut.
    /// </summary>
    public int States(int vertex) => _states[vertex];

    public bool IsCut(int vertex) => _isCut[vertex];

    /// <summary>
    /// Whether some path in the subtree ends the scope with a result, rather than fail or call a tail.
    /// </summary>
    public bool EndsWell(int vertex) => _result[vertex] != NoResult;

    /// <summary>Whether every path in the subtree that ends the scope with a result does so at one vertex.</summary>
    public bool EndsAt(int vertex, int result) => _result[vertex] == result;

    /// <summary>Whether everything that follows is dominated: no path comes back to the rest of the graph.</summary>
    public bool NeverRejoins(int vertex)
    {
        var depth = _flow.Dominators.Depth(vertex);
        return _forward[vertex] > depth && _back[vertex] >= depth;
    }

    /// <summary>
    /// Whether every path through the subtree of <paramref name="vertex"/> ends the scope, goes round the innermost
    /// loop around <paramref name="branch"/> or leaves that loop: nothing falls through to what stands behind the
    /// branch.
    /// </summary>
    public bool Leaves(int branch, int vertex)
    {
        var header = _flow.Loops.InnermostHeader(branch);
        var loopDepth = header < 0 ? 0 : _flow.Dominators.Depth(header);
        return _forward[vertex] > _flow.Dominators.Depth(vertex) && _back[vertex] >= loopDepth;
    }

    private void AddEdges(int vertex)
    {
        _states[vertex] = _flow.Graph[vertex].StateCount;
        foreach (var edge in _flow.Graph[vertex].Edges)
        {
            var target = _flow.Graph[edge.To];
            if (target.IsTerminal || _isCut[edge.To])
            {
                _states[vertex] += target is ExitVertex or NoMatchVertex ? 0 : 1;
                AddResult(vertex, target.IsResult ? edge.To : NoResult);
            }
            else if (_follows.TryGetValue(edge.To, out var header) && _flow.Loops.Contains(header, vertex))
            {
                _back[vertex] = Math.Min(_back[vertex], _flow.Dominators.Depth(header));
            }
            else if (_flow.IsBackEdge(vertex, edge.To))
            {
                _back[vertex] = Math.Min(_back[vertex], _flow.Dominators.Depth(edge.To));
            }
            else
            {
                _forward[vertex] = Math.Min(_forward[vertex], _flow.Dominators.Depth(edge.To));
            }
        }
    }

    private void AddChildren(int vertex)
    {
        foreach (var child in _flow.Dominators.Children(vertex).Where(c => !_isCut[c]))
        {
            _forward[vertex] = Math.Min(_forward[vertex], _forward[child]);
            _back[vertex] = Math.Min(_back[vertex], _back[child]);
            _states[vertex] += _states[child];
            AddResult(vertex, _result[child]);
        }
    }

    private void AddResult(int vertex, int result)
    {
        if (result != NoResult && result != _result[vertex])
        {
            _result[vertex] = _result[vertex] == NoResult ? result : SeveralResults;
        }
    }
}
