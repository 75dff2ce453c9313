using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification;

/// <summary>
/// The ways through a scope. Loops are taken together, each of their states once, so that every way ends.
/// </summary>
internal sealed class ScopePaths
{
    private readonly Dictionary<string, State> _states;
    private readonly List<List<State>> _components = [];

    private ScopePaths(Scope scope)
    {
        _states = new Dictionary<string, State>(StringComparer.Ordinal);
        foreach (var state in scope.States)
        {
            _states.TryAdd(state.Name, state);
        }

        Find(scope);
    }

    /// <summary>The loops, each with its states in the order of the file.</summary>
    public IEnumerable<IReadOnlyList<State>> Loops => _components
        .Where(c => c.Count > 1 || StateEdges.Successors(c[0]).Contains(c[0].Name))
        .OrderBy(static c => c[0].Span.Line);

    public static ScopePaths Of(Scope scope) => new(scope);

    /// <summary>The way with the most of something, state by state.</summary>
    public IReadOnlyList<State> Longest(Func<State, long> amount)
    {
        // Components are found with those they lead to first.
        var best = new Dictionary<List<State>, (double Amount, List<State>? Next)>();
        var owner = _components.SelectMany(static c => c.Select(s => (s.Name, c)))
            .ToDictionary(static p => p.Name, static p => p.c, StringComparer.Ordinal);
        foreach (var component in _components)
        {
            var next = component.SelectMany(StateEdges.Successors).Where(owner.ContainsKey).Select(n => owner[n])
                .Where(c => c != component && best.ContainsKey(c))
                .MaxBy(c => best[c].Amount);
            best[component] = (component.Sum(s => (double)amount(s)) + (next is null ? 0 : best[next].Amount), next);
        }

        var way = new List<State>();
        for (var at = _components.LastOrDefault(); at is not null; at = best[at].Next)
        {
            way.AddRange(at);
        }

        return way;
    }

    /// <summary>Tarjan's strongly connected components from the start on, without recursion.</summary>
    private void Find(Scope scope)
    {
        var (index, low) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var (open, isOpen) = (new Stack<string>(), new HashSet<string>(StringComparer.Ordinal));
        var work = new Stack<(string Name, IEnumerator<string> Ways)>();
        Enter(scope.StartAt);
        while (work.TryPeek(out var top))
        {
            if (!top.Ways.MoveNext())
            {
                work.Pop();
                Leave(top.Name);
                continue;
            }

            var next = top.Ways.Current;
            if (!index.TryGetValue(next, out var seen))
            {
                Enter(next);
            }
            else if (isOpen.Contains(next))
            {
                low[top.Name] = Math.Min(low[top.Name], seen);
            }
        }

        void Enter(string name)
        {
            if (_states.TryGetValue(name, out var state))
            {
                index[name] = low[name] = index.Count;
                open.Push(name);
                isOpen.Add(name);
                work.Push((name, StateEdges.Successors(state).GetEnumerator()));
            }
        }

        void Leave(string name)
        {
            if (work.TryPeek(out var above))
            {
                low[above.Name] = Math.Min(low[above.Name], low[name]);
            }

            if (low[name] != index[name])
            {
                return;
            }

            var component = new List<State>();
            string popped;
            do
            {
                popped = open.Pop();
                isOpen.Remove(popped);
                component.Add(_states[popped]);
            }
            while (popped != name);

            _components.Add([.. component.OrderBy(static s => s.Span.Line).ThenBy(static s => s.Span.Column)]);
        }
    }
}
