namespace Sfn2Durable.Costs.Counting;

/// <summary>
/// The strongly connected components of some states of a scope (Tarjan's algorithm with a stack of its own), leaving
/// out the edges into one of them.
/// </summary>
internal sealed class Components
{
    private readonly IReadOnlyList<OutlineState> _states;
    private readonly OutlineState? _cut;
    private readonly Dictionary<OutlineState, (int Number, int Low)> _marks = [];
    private readonly HashSet<OutlineState> _region;
    private readonly Stack<OutlineState> _pending = new();
    private readonly HashSet<OutlineState> _isPending = [];
    private readonly List<Component> _found = [];

    /// <param name="states">The region to look at.</param>
    /// <param name="cut">Edges into this state do not count, or null.</param>
    public Components(IReadOnlyList<OutlineState> states, OutlineState? cut)
    {
        _states = states;
        _cut = cut;
        _region = [.. states];
    }

    /// <summary>The components, each before those that it leads to.</summary>
    public IReadOnlyList<Component> InOrder()
    {
        foreach (var state in _states)
        {
            if (!_marks.ContainsKey(state))
            {
                Visit(state);
            }
        }

        // Tarjan finds a component when everything behind it has been found.
        _found.Reverse();
        return _found;
    }

    private void Visit(OutlineState root)
    {
        var path = new Stack<(OutlineState State, IEnumerator<OutlineState> Next)>();
        Enter(root, path);
        while (path.TryPeek(out var top))
        {
            if (top.Next.MoveNext())
            {
                Follow(top.State, top.Next.Current, path);
                continue;
            }

            path.Pop();
            Leave(top.State);
            if (path.TryPeek(out var parent))
            {
                Lower(parent.State, _marks[top.State].Low);
            }
        }
    }

    private void Enter(OutlineState state, Stack<(OutlineState State, IEnumerator<OutlineState> Next)> path)
    {
        _marks[state] = (_marks.Count, _marks.Count);
        _pending.Push(state);
        _isPending.Add(state);
        path.Push((state, Successors(state).GetEnumerator()));
    }

    private void Follow(
        OutlineState from, OutlineState to, Stack<(OutlineState State, IEnumerator<OutlineState> Next)> path)
    {
        if (!_marks.TryGetValue(to, out var mark))
        {
            Enter(to, path);
        }
        else if (_isPending.Contains(to))
        {
            Lower(from, mark.Number);
        }
    }

    private void Leave(OutlineState state)
    {
        var (number, low) = _marks[state];
        if (number != low)
        {
            return;
        }

        var members = new List<OutlineState>();
        OutlineState member;
        do
        {
            member = _pending.Pop();
            _isPending.Remove(member);
            members.Add(member);
        }
        while (member != state);

        members.Sort(static (a, b) => a.Local.CompareTo(b.Local));
        _found.Add(new Component(members, members.Count > 1 || Successors(state).Contains(state)));
    }

    private void Lower(OutlineState state, int low)
    {
        var mark = _marks[state];
        _marks[state] = (mark.Number, Math.Min(mark.Low, low));
    }

    private IEnumerable<OutlineState> Successors(OutlineState state)
    {
        foreach (var edge in state.Edges)
        {
            if (edge.To is { } to && to != _cut && _region.Contains(to))
            {
                yield return to;
            }
        }
    }
}

/// <param name="States">In the order of the file.</param>
/// <param name="IsCycle">False for a single state that does not lead to itself.</param>
internal sealed record Component(IReadOnlyList<OutlineState> States, bool IsCycle);
