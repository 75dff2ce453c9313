using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>
/// Values that a replay would compute anew and differently: the time a state was entered, UUIDs, random numbers, the
/// present. Each is recorded in a step of its own.
/// </summary>
internal static class RecordedValues
{
    /// <summary>Steps for one visit of a state. A request is computed inside the step of its Task and needs none.</summary>
    public static int PerVisit(State state) =>
        (ContextUse.ReadsEnteredTime(state) ? 1 : 0) + Recorded(state).Count(static t => !Determinism.IsDeterministic(t))
        + (state is ChoiceState choice && !Determinism.AreDeterministic(choice) ? 1 : 0);

    private static IEnumerable<Template> Recorded(State state)
    {
        var own = state switch
        {
            PassState pass => pass.Parameters,
            WorkState work => work.ResultSelector,
            _ => null,
        };
        return state.Assign.Select(static a => a.Value).Concat(new[] { own, state.Output }.OfType<Template>());
    }
}
