namespace Sfn2Durable.Semantics;

/// <summary>The ways out of a state that lead to another state, in the order of the file.</summary>
public static class StateEdges
{
    public static IEnumerable<string> Successors(State state)
    {
        if (state.Next is { } next)
        {
            yield return next;
        }

        if (state is ChoiceState choice)
        {
            foreach (var rule in choice.Choices)
            {
                yield return rule.Next;
            }

            if (choice.Default is { } otherwise)
            {
                yield return otherwise;
            }
        }

        if (state is WorkState work)
        {
            foreach (var catcher in work.Catch)
            {
                yield return catcher.Next;
            }
        }
    }

    /// <summary>The scopes inside a state: a Parallel's branches or a Map's processor.</summary>
    public static IReadOnlyList<Scope> InnerScopes(State state) => state switch
    {
        ParallelState parallel => parallel.Branches,
        MapState map => [map.Processor],
        _ => [],
    };

    /// <summary>All states of a scope and of the scopes inside it, in the order of the file.</summary>
    public static IEnumerable<State> AllStates(Scope scope) =>
        scope.States.SelectMany(static s => InnerScopes(s).SelectMany(AllStates).Prepend(s));
}
