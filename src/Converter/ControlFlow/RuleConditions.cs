using System.Text.Json;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// What can be known about the rules of a Choice without data. The order of rules matters twice: the first true one is
/// taken, and a path that leads nowhere fails the state, unless a rule before it was true.
/// </summary>
internal static class RuleConditions
{
    /// <summary>
    /// The rules at the end that need not be asked, because Default does the same and none of them can fail.
    /// </summary>
    /// <returns>The position of the first of them; the number of rules where there is none. Never 0.</returns>
    public static int FirstRedundant(ChoiceState choice)
    {
        var rules = choice.Choices;
        var start = rules.Count;
        while (start > 1 && EdgeEffects.IsLikeDefault(choice, rules[start - 1]))
        {
            start--;
        }

        var known = rules.Take(start).Select(AlwaysAsked).ToHashSet(StringComparer.Ordinal);
        for (var i = start; i < rules.Count; i++)
        {
            if (!CannotFail(rules[i], known))
            {
                known.UnionWith(rules.Skip(start).Take(i + 1 - start).Select(AlwaysAsked));
                start = i + 1;
            }
        }

        return start;
    }

    /// <summary>Whether asking a rule never fails once the rules before it have been asked without failing.</summary>
    public static bool CannotFailAfter(IEnumerable<ChoiceRule> before, ChoiceRule rule) =>
        CannotFail(rule, before.Select(AlwaysAsked).ToHashSet(StringComparer.Ordinal));

    /// <summary>
    /// Whether the rules compare one variable with different constants of one type: at most one is true, and each fails
    /// where the others do, so that their order means nothing.
    /// </summary>
    public static bool ExcludeEachOther(IReadOnlyList<ChoiceRule> rules)
    {
        var first = rules[0].Condition as Comparison;
        var values = new HashSet<string>(StringComparer.Ordinal);
        return first is { Operator: "StringEquals" or "BooleanEquals" }
            && rules.All(rule => rule.Condition is Comparison { OperandPath: null, Operand: { } operand } comparison
                && comparison.Operator == first.Operator
                && comparison.Variable.Text == first.Variable.Text
                && operand.GetValueKind() is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False
                && values.Add(operand.ToJsonString()));
    }

    private static bool CannotFail(ChoiceRule rule, HashSet<string> known) => CannotFail(rule.Condition, known);

    private static bool CannotFail(Condition condition, HashSet<string> known) => condition switch
    {
        Comparison { Operator: "IsPresent" } => true,
        Comparison comparison => known.Contains(comparison.Variable.Text)
            && (comparison.OperandPath is null || known.Contains(comparison.OperandPath.Text)),
        AndCondition and => and.Conditions.All(c => CannotFail(c, known)),
        OrCondition or => or.Conditions.All(c => CannotFail(c, known)),
        NotCondition not => CannotFail(not.Inner, known),
        _ => false,
    };

    /// <summary>The path that a rule certainly looks at, or an empty text.</summary>
    private static string AlwaysAsked(ChoiceRule rule)
    {
        var condition = rule.Condition;
        while (condition is not Comparison)
        {
            switch (condition)
            {
                case AndCondition { Conditions: [var first, ..] }:
                    condition = first;
                    break;
                case OrCondition { Conditions: [var first, ..] }:
                    condition = first;
                    break;
                case NotCondition not:
                    condition = not.Inner;
                    break;
                default:
                    return string.Empty;
            }
        }

        return condition is Comparison { Operator: not "IsPresent" } comparison
            ? comparison.Variable.Text
            : string.Empty;
    }
}
