namespace Sfn2Durable.Semantics;

/// <summary>A state and what surrounds it.</summary>
/// <param name="Type">That of the execution the state runs in: the machine's, or of a distributed Map's
/// children.</param>
/// <param name="HasItem">Whether an inline Map is around it, so that the context object has <c>Map.Item</c>.</param>
/// <param name="Outer">The state whose branch or processor this one stands in, or null at the top.</param>
internal sealed record StateVisit(State State, Scope Scope, MachineType Type, bool HasItem, StateVisit? Outer);

/// <summary>Every state of a machine, outer ones before those inside them.</summary>
internal static class ScopeWalk
{
    public static IEnumerable<StateVisit> States(StateMachineDefinition definition) =>
        In(definition.Root, definition.Type, hasItem: false, outer: null);

    private static IEnumerable<StateVisit> In(Scope scope, MachineType type, bool hasItem, StateVisit? outer)
    {
        foreach (var state in scope.States)
        {
            var visit = new StateVisit(state, scope, type, hasItem, outer);
            yield return visit;
            foreach (var inner in Inside(visit))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<StateVisit> Inside(StateVisit visit) => visit.State switch
    {
        ParallelState parallel => parallel.Branches.SelectMany(branch => In(branch, visit.Type, visit.HasItem, visit)),
        MapState { Distributed: { } distributed } map => In(map.Processor, distributed.ExecutionType, false, visit),
        MapState map => In(map.Processor, visit.Type, hasItem: true, visit),
        _ => [],
    };
}
