using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// Which ways out of a state have something to do of their own, and which differ only in their condition.
/// </summary>
internal static class EdgeEffects
{
    /// <summary>
    /// Whether leaving a Choice by this rule, or by Default where it is null, changes data or variables.
    /// </summary>
    public static bool Exist(ChoiceState state, ChoiceRule? rule)
    {
        // InputPath is applied when the state is entered; OutputPath only once a way out is chosen.
        if (!state.OutputPath.IsWhole)
        {
            return true;
        }

        return rule is null
            ? state.Assign.Count > 0 || state.Output is not null
            : rule.Assign.Count > 0 || rule.Output is not null;
    }

    /// <summary>Neighbouring rules that can be one condition joined by "or".</summary>
    public static bool AreAlike(ChoiceRule first, ChoiceRule second) =>
        first.Next == second.Next && !HasOwn(first) && !HasOwn(second);

    /// <summary>Whether a rule leads where Default leads and does nothing else on the way than Default does.</summary>
    public static bool IsLikeDefault(ChoiceState state, ChoiceRule rule) =>
        rule.Next == state.Default && !HasOwn(rule) && state.Assign.Count == 0 && state.Output is null;

    /// <summary>Neighbouring catchers that can be one <c>catch</c> for the names of both.</summary>
    public static bool AreAlike(Catcher first, Catcher second) =>
        first.Next == second.Next
        && !HasOwn(first)
        && !HasOwn(second)
        && first.ResultPath.IsDiscard == second.ResultPath.IsDiscard
        && first.ResultPath.Path?.Text == second.ResultPath.Path?.Text;

    private static bool HasOwn(ChoiceRule rule) => rule.Assign.Count > 0 || rule.Output is not null;

    private static bool HasOwn(Catcher catcher) => catcher.Assign.Count > 0 || catcher.Output is not null;
}
