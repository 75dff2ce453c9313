using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>Which Choices read well, and are legal, as a C# <c>switch</c> over one string.</summary>
internal static class SwitchShape
{
    /// <summary>With fewer cases an <c>if</c> is as short.</summary>
    private const int FewestCases = 3;

    public static bool Fits(ChoiceNode choice, PassContext context)
    {
        var rules = choice.Arms.SelectMany(static a => a.Rules).ToList();
        return rules.Count >= FewestCases
            && RuleConditions.ExcludeEachOther(rules)
            && rules.All(rule => IsConstant(((Comparison)rule.Condition).Operand, context))
            && !choice.Arms.Any(static a => a.Negated || BreaksOut(a.Body));
    }

    /// <summary>A case label is a constant, so it may not wait for a setting.</summary>
    private static bool IsConstant(JsonNode? operand, PassContext context) =>
        operand?.GetValueKind() == JsonValueKind.String
        && operand.GetValue<string>() is var text
        && !context.Definition.Placeholders.Any(p => text.Contains(p.Marker, StringComparison.Ordinal));

    /// <summary>
    /// Whether a <c>break</c> of a loop around stands in the arm: the <c>switch</c> would take it for its own.
    /// </summary>
    private static bool BreaksOut(StructuredNode body)
    {
        var own = body.DescendantsAndSelf()
            .Select(static n => n switch
            {
                LoopNode loop => loop.Label,
                DoWhileNode loop => loop.Label,
                _ => null,
            })
            .ToHashSet();
        return body.DescendantsAndSelf().Any(n => n is BreakNode jump && !own.Contains(jump.Loop));
    }
}
