using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// A Choice that compares one value with several strings becomes a <c>switch</c>; any other stays a chain of
/// <c>else if</c>.
/// </summary>
internal sealed class ElseIfAndSwitch : TreePass
{
    /// <summary>With fewer cases an <c>if</c> is as short.</summary>
    private const int FewestCases = 3;

    protected override BlockNode Rewrite(BlockNode body, PassContext context)
    {
        string[] placeholders = [.. context.Definition.Placeholders.Select(static p => p.Marker)];
        return StructuredNodes.Block([Find(body, placeholders)]);
    }

    private static StructuredNode Find(StructuredNode node, IReadOnlyList<string> placeholders) =>
        node.WithBodies(body => Find(body, placeholders)) switch
        {
            ChoiceNode choice when IsSwitch(choice, placeholders) => new SwitchNode(choice.State, choice.Arms),
            var other => other,
        };

    private static bool IsSwitch(ChoiceNode choice, IReadOnlyList<string> placeholders)
    {
        var comparisons = choice.Arms.SelectMany(static a => a.Rules).Select(static r => r.Condition as Comparison);
        var values = new HashSet<string>(StringComparer.Ordinal);
        string? variable = null;
        foreach (var comparison in comparisons)
        {
            if (comparison is not { Operator: "StringEquals", OperandPath: null }
                || !IsConstant(comparison.Operand, placeholders, out var value)
                || !values.Add(value)
                || comparison.Variable.Text != (variable ??= comparison.Variable.Text))
            {
                return false;
            }
        }

        return values.Count >= FewestCases
            && !choice.Arms.Any(static a => a.Negated)
            && !choice.Arms.Any(static a => BreaksOut(a.Body));
    }

    /// <summary>A case label is a constant, so it may not wait for a setting.</summary>
    private static bool IsConstant(JsonNode? operand, IReadOnlyList<string> placeholders, out string value)
    {
        value = operand?.GetValueKind() == JsonValueKind.String ? operand.GetValue<string>() : string.Empty;
        var text = value;
        return operand?.GetValueKind() == JsonValueKind.String
            && !placeholders.Any(p => text.Contains(p, StringComparison.Ordinal));
    }

    /// <summary>Whether a <c>break</c> of a loop around stands in the arm: the <c>switch</c> would take it for its own.</summary>
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
