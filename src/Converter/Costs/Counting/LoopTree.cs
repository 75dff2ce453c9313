namespace Sfn2Durable.Costs.Counting;

/// <summary>
/// The states of a scope as a tree of loops: a list of parts in an order in which every edge leads to a later part,
/// apart from the edges back to the header of a loop.
/// </summary>
/// <remarks>
/// <code>
///   Start -> Wait -> Ask -> Choose -> Done         parts:  Start, loop(Wait), Done
///             ^               |                    loop(Wait): header Wait, parts: Wait, Ask, Choose
///             +---------------+
/// </code>
/// A loop is a strongly connected component; its header is the state where it is entered from outside. Without the edges
/// into the header the component falls into smaller ones, and so on. A component entered at several states takes the
/// first of them as its header; the others remain ordinary entries.
/// </remarks>
internal sealed class LoopTree
{
    private readonly Dictionary<OutlineState, Loop> _innermost = [];

    private LoopTree(IReadOnlyList<LoopPart> parts, IReadOnlyList<Loop> loops)
    {
        Parts = parts;
        Loops = loops;
        foreach (var loop in loops)
        {
            foreach (var state in loop.States)
            {
                _innermost[state] = loop;
            }
        }
    }

    public IReadOnlyList<LoopPart> Parts { get; }

    /// <summary>All loops of the scope, outer ones before inner ones.</summary>
    public IReadOnlyList<Loop> Loops { get; }

    /// <summary>The smallest loop that a state belongs to, or null.</summary>
    public Loop? Innermost(OutlineState state) => _innermost.GetValueOrDefault(state);

    public static LoopTree Build(OutlineScope scope)
    {
        var loops = new List<Loop>();
        var root = new List<LoopPart>();

        // A stack instead of recursion: a definition of a megabyte can nest thousands of loops.
        var open = new Stack<(IReadOnlyList<OutlineState> States, Loop? Parent, List<LoopPart> Parts)>();
        open.Push((scope.States, null, root));
        while (open.TryPop(out var region))
        {
            foreach (var component in new Components(region.States, region.Parent?.Header).InOrder())
            {
                if (!component.IsCycle)
                {
                    region.Parts.Add(new LoopPart(component.States[0], null));
                    continue;
                }

                var loop = new Loop(Header(component.States, scope), component.States, region.Parent);
                loops.Add(loop);
                region.Parts.Add(new LoopPart(loop.Header, loop));
                open.Push((component.States, loop, loop.MutableParts));
            }
        }

        return new LoopTree(root, loops);
    }

    /// <summary>The state where the component is entered; if there are several, the first of them in the file.</summary>
    private static OutlineState Header(IReadOnlyList<OutlineState> states, OutlineScope scope)
    {
        var inside = states.ToHashSet();
        if (scope.Start is { } start && inside.Contains(start))
        {
            return start;
        }

        var entered = scope.States
            .Where(s => !inside.Contains(s))
            .SelectMany(static s => s.Edges)
            .Where(e => e.To is not null && inside.Contains(e.To))
            .Select(static e => e.To)
            .OfType<OutlineState>();
        return entered.MinBy(static s => s.Local) ?? states.MinBy(static s => s.Local) ?? states[0];
    }
}

/// <summary>A state outside any loop of its level, or a loop.</summary>
internal readonly record struct LoopPart(OutlineState State, Loop? Loop);

/// <summary>States that an execution can pass several times.</summary>
internal sealed class Loop(OutlineState header, IReadOnlyList<OutlineState> states, Loop? parent)
{
    private readonly HashSet<OutlineState> _states = [.. states];

    public OutlineState Header => header;

    public IReadOnlyList<OutlineState> States => states;

    public Loop? Parent => parent;

    /// <summary>What one turn consists of, the header first.</summary>
    public IReadOnlyList<LoopPart> Parts => MutableParts;

    /// <summary>Filled while the tree is built.</summary>
    internal List<LoopPart> MutableParts { get; } = [];

    public bool Contains(OutlineState state) => _states.Contains(state);

    /// <summary>True where every way round passes a <c>Catch</c>: errors alone decide about the next turn.</summary>
    public bool IsErrorLoop { get; } = !ReturnsWithoutError(header, states);

    private static bool ReturnsWithoutError(OutlineState header, IReadOnlyList<OutlineState> states)
    {
        var inside = states.ToHashSet();
        var seen = new HashSet<OutlineState> { header };
        var open = new Stack<OutlineState>(seen);
        while (open.TryPop(out var state))
        {
            foreach (var edge in state.Edges.Where(static e => e.Kind != EdgeKind.Catch))
            {
                if (edge.To == header)
                {
                    return true;
                }

                if (edge.To is { } to && inside.Contains(to) && seen.Add(to))
                {
                    open.Push(to);
                }
            }
        }

        return false;
    }
}
