using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>One <c>States</c> object: the machine itself, a branch, or the processor of a Map.</summary>
/// <param name="container">The Parallel or Map around it; null for the machine.</param>
internal sealed class OutlineScope(int index, Scope scope, OutlineState? container)
{
    private readonly List<OutlineState> _states = [];
    private readonly Dictionary<string, OutlineState> _byName = new(StringComparer.Ordinal);
    private LoopTree? _loops;

    public int Index => index;

    public Scope Scope => scope;

    public OutlineState? Container => container;

    public IReadOnlyList<OutlineState> States => _states;

    /// <summary>Null only in a definition whose <c>StartAt</c> names no state, which the checks before refuse.</summary>
    public OutlineState? Start => _byName.GetValueOrDefault(scope.StartAt);

    /// <summary>The loops of this scope, nested.</summary>
    public LoopTree Loops => _loops ??= LoopTree.Build(this);

    public void Add(OutlineState state)
    {
        _states.Add(state);
        _byName.TryAdd(state.Name, state);
    }

    /// <summary>Connects the states; everything has been added before.</summary>
    public void Link()
    {
        foreach (var state in _states)
        {
            var edges = new List<OutlineEdge>();
            foreach (var (kind, target) in Targets(state.State))
            {
                var to = target is null ? null : _byName.GetValueOrDefault(target);
                edges.Add(new OutlineEdge(state, edges.Count, kind, to));
            }

            state.Edges = edges;
        }
    }

    private static IEnumerable<(EdgeKind Kind, string? Target)> Targets(State state) => state switch
    {
        SucceedState or FailState => [],
        ChoiceState choice =>
        [
            .. choice.Choices.Select(static rule => (EdgeKind.Choice, (string?)rule.Next)),
            .. choice.Default is null ? [] : new[] { (EdgeKind.Choice, (string?)choice.Default) },
        ],
        WorkState work =>
        [
            (EdgeKind.Next, work.Next),
            .. work.Catch.Select(static catcher => (EdgeKind.Catch, (string?)catcher.Next)),
        ],
        _ => [(EdgeKind.Next, state.Next)],
    };
}
