using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>The states of a machine by name, and the Parallel or Map that each lies in.</summary>
internal sealed class StateTable
{
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateContainer> _containers = new(StringComparer.Ordinal);

    public StateTable(StateMachineDefinition definition)
    {
        Definition = definition;
        Add(definition.Root, null);
    }

    public StateMachineDefinition Definition { get; }

    public IReadOnlyCollection<State> All => _states.Values;

    public State? this[string name] => _states.GetValueOrDefault(name);

    public bool Knows(string name) => _states.ContainsKey(name);

    public StateContainer? ContainerOf(string name) => _containers.GetValueOrDefault(name);

    /// <summary>Whether a state lies inside a distributed Map, whose children have histories of their own.</summary>
    public bool IsInChild(string name)
    {
        for (var container = ContainerOf(name); container is not null; container = ContainerOf(container.Name))
        {
            if (this[container.Name] is MapState { Distributed: not null })
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Scope scope, StateContainer? container)
    {
        foreach (var state in scope.States)
        {
            _states.TryAdd(state.Name, state);
            if (container is not null)
            {
                _containers.TryAdd(state.Name, container);
            }

            var index = 0;
            foreach (var inner in StateEdges.InnerScopes(state))
            {
                Add(inner, new StateContainer(state.Name, index++));
            }
        }
    }
}

/// <summary>A Parallel or Map around a state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Which branch of a Parallel; 0 in a Map.</param>
internal sealed record StateContainer(string Name, int Index);
