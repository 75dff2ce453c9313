using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// Where the dominator walk puts each vertex: at the end of the one edge that leads to it, behind its immediate
/// dominator when several edges do (a merge), or behind a loop that chose it as its follow.
/// </summary>
internal sealed class VertexPlacement
{
    private const int LongestDetour = 2;

    private readonly FlowAnalysis _flow;
    private readonly IReadOnlyDictionary<int, int> _follows;
    private readonly SubtreeExits _exits;
    private readonly int[] _forwardEntries;
    private readonly ILookup<int, int> _behindLoop;
    private readonly Dictionary<int, GraphEdge?> _margins = [];

    public VertexPlacement(FlowAnalysis flow, IReadOnlyDictionary<int, int> follows)
    {
        _flow = flow;
        _follows = follows;
        _exits = new SubtreeExits(flow, follows);
        _forwardEntries = ForwardEntries(flow);
        _behindLoop = flow.Order.ReversePostorder.Where(follows.ContainsKey).ToLookup(v => follows[v]);
    }

    /// <summary>How many edges lead to each vertex, back edges aside.</summary>
    public static int[] ForwardEntries(FlowAnalysis flow)
    {
        var entries = new int[flow.Graph.Count];
        foreach (var vertex in flow.Order.ReversePostorder)
        {
            foreach (var edge in flow.Graph[vertex].Edges.Where(e => !flow.IsBackEdge(vertex, e.To)))
            {
                entries[edge.To]++;
            }
        }

        return entries;
    }

    /// <summary>Whether jumps lead to the vertex, rather than one edge that has it at its end.</summary>
    public bool IsJumpTarget(int vertex) => _forwardEntries[vertex] > 1 || _follows.ContainsKey(vertex);

    /// <summary>Whether the edge has its target all to itself, so that the target is printed at its end.</summary>
    public bool IsInPlace(int from, int to) =>
        !_flow.Graph[to].IsTerminal && !_flow.IsBackEdge(from, to) && !IsJumpTarget(to);

    /// <summary>The merges printed behind a vertex, the first to be reached first.</summary>
    public IEnumerable<int> Merges(int vertex) => _flow.Dominators.Children(vertex)
        .Where(c => _forwardEntries[c] > 1 && !_flow.Graph[c].IsTerminal && !_follows.ContainsKey(c));

    /// <summary>The header of the loop that a vertex is printed behind, or -1.</summary>
    public int BehindLoopOf(int vertex) => _follows.GetValueOrDefault(vertex, -1);

    /// <summary>What is printed behind the loop of a header, the first to be reached first.</summary>
    public IEnumerable<int> BehindLoop(int header) => _behindLoop[header];

    /// <summary>
    /// The way out of a state that is printed behind the state rather than nested in a branch, because no other way
    /// falls through to there; or null. It keeps the main path at the left margin, and the tree of a long chain flat.
    /// </summary>
    public GraphEdge? Margin(int vertex)
    {
        if (!_margins.TryGetValue(vertex, out var margin))
        {
            margin = FindMargin(vertex);
            _margins.Add(vertex, margin);
        }

        return margin;
    }

    private GraphEdge? FindMargin(int vertex) => _flow.Graph[vertex] switch
    {
        { IsTerminal: true } or not StateVertex => null,
        { Edges: [var only] } => IsInPlace(vertex, only.To) ? only : null,
        StateVertex { State: ChoiceState } choice => Margin(vertex, choice.Edges.TakeLast(2).Reverse()),
        var work when IsInPlace(vertex, work.Edges[0].To) => Margin(vertex, work.Edges.Take(1)),
        var work when IsJump(vertex, work.Edges[0]) => Margin(vertex, work.Edges.Skip(1)),
        _ => null,
    };

    private GraphEdge? Margin(int vertex, IEnumerable<GraphEdge> candidates) => candidates.FirstOrDefault(edge =>
        IsInPlace(vertex, edge.To)
        && MayStandBehind(vertex, edge)
        && _flow.Graph[vertex].Edges.All(other => other == edge || IsLeaving(vertex, other)));

    /// <summary>
    /// Whether success is <c>return</c> or a jump, which cannot fail and so may stand in the <c>try</c>.
    /// </summary>
    private bool IsJump(int vertex, GraphEdge edge) =>
        _flow.Graph[edge.To] is ExitVertex || (!_flow.Graph[edge.To].IsTerminal && IsLeaving(vertex, edge));

    private bool IsLeaving(int from, GraphEdge edge)
    {
        if (_flow.Graph[edge.To].IsTerminal)
        {
            return true;
        }

        if (IsInPlace(from, edge.To))
        {
            return _exits.Leaves(from, edge.To);
        }

        var header = _flow.Loops.InnermostHeader(from);
        return header >= 0 && (edge.To == header || (_follows.TryGetValue(edge.To, out var of) && of == header));
    }

    /// <summary>
    /// Where every way leaves, only the one that is most of what follows is moved: equals stay side by side, a short
    /// detour on the way to one result stays a detour, and a failure path stays in its handler.
    /// </summary>
    private bool MayStandBehind(int vertex, GraphEdge edge)
    {
        if (edge.Kind is EdgeKind.Next || !IsLeaving(vertex, edge))
        {
            return true;
        }

        if (edge.Kind is EdgeKind.Catch)
        {
            return _exits.EndsWell(edge.To);
        }

        var edges = _flow.Graph[vertex].Edges;
        var all = edges.Where(e => IsInPlace(vertex, e.To)).Sum(e => _exits.States(e.To));
        var size = _exits.States(edge.To);
        return 2 * size > all && (size > LongestDetour || !edges.Any(e => _exits.EndsAt(edge.To, e.To)));
    }
}
