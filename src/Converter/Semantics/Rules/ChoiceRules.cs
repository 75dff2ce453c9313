using System.Text.Json;
using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>A Choice that may match nothing, and rules that never get a turn.</summary>
internal sealed class ChoiceRules : IDefinitionRule
{
    public void Check(StateMachineDefinition definition, BindingContext context)
    {
        foreach (var state in ScopeWalk.States(definition).Select(static visit => visit.State).OfType<ChoiceState>())
        {
            Check(state, context.StateNames[state.Name].Path, context);
        }
    }

    private static void Check(ChoiceState state, NodePath path, BindingContext context)
    {
        ChoiceRule? always = null;
        for (var i = 0; i < state.Choices.Count; i++)
        {
            var rule = state.Choices[i];
            var place = path.Field("Choices").Index(i);
            if (always is not null)
            {
                context.Report(DiagnosticDescriptors.RuleNeverAsked, rule.Span, place, always.Span.Line);
            }
            else if (Constant(rule.Condition) is { } value)
            {
                context.Report(
                    DiagnosticDescriptors.ConstantCondition, rule.Condition.Span, place, value ? "true" : "false");
                always = value ? rule : null;
            }
        }

        if (state.Default is null && always is null)
        {
            context.Report(DiagnosticDescriptors.NoDefault, state.Span, path, state.Name);
        }
    }

    private static bool? Constant(Condition condition) => condition switch
    {
        ExpressionCondition { Value: LiteralTemplate { Value: { } value } } =>
            value.GetValueKind() == JsonValueKind.True,
        ExpressionCondition { Value: ExpressionTemplate { Expression.Root: BooleanLiteral literal } } => literal.Value,
        _ => null,
    };
}
