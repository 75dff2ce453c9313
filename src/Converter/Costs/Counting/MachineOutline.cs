using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>
/// A machine with its states numbered, scope by scope, so that counts and assumptions can be kept in arrays. A state
/// with inner scopes has a lower number than everything inside it.
/// </summary>
internal sealed class MachineOutline
{
    private readonly List<OutlineState> _states = [];
    private readonly List<OutlineScope> _scopes = [];

    public MachineOutline(StateMachineDefinition definition)
    {
        Definition = definition;
        Root = AddScope(definition.Root, container: null);
        for (var i = 0; i < _scopes.Count; i++)
        {
            // The list grows while it is walked: scopes inside scopes need no recursion.
            AddStates(_scopes[i]);
        }

        foreach (var scope in _scopes)
        {
            scope.Link();
        }
    }

    public StateMachineDefinition Definition { get; }

    public OutlineScope Root { get; }

    public IReadOnlyList<OutlineState> States => _states;

    public IReadOnlyList<OutlineScope> Scopes => _scopes;

    /// <summary>The states of that name: one, as the service demands, or several in a definition it would refuse.</summary>
    public IEnumerable<OutlineState> Find(string name) => _states.Where(s => s.Name == name);

    private OutlineScope AddScope(Scope scope, OutlineState? container)
    {
        var added = new OutlineScope(_scopes.Count, scope, container);
        _scopes.Add(added);
        return added;
    }

    private void AddStates(OutlineScope scope)
    {
        foreach (var state in scope.Scope.States)
        {
            var added = new OutlineState(_states.Count, scope.States.Count, state, scope);
            _states.Add(added);
            scope.Add(added);
            added.Bodies = state switch
            {
                ParallelState parallel => [.. parallel.Branches.Select(b => AddScope(b, added))],
                MapState map => [AddScope(map.Processor, added)],
                _ => [],
            };
        }
    }
}
