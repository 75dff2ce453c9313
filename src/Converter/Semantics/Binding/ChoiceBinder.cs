using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads Choice states and their rules in both languages.</summary>
internal static class ChoiceBinder
{
    public static ChoiceState Bind(StateContext state)
    {
        var fields = state.Fields;
        fields.Require("Choices");
        var items = fields.FilledArray("Choices")?.Items ?? [];
        var rules = new List<ChoiceRule>();
        for (var i = 0; i < items.Count; i++)
        {
            if (RuleFields(state, items[i], fields.Path.Field("Choices").Index(i)) is { } rule
                && Rule(state, rule, i) is { } bound)
            {
                rules.Add(bound);
            }
        }

        return new ChoiceState(state.Name, state.Language, state.Span)
        {
            Choices = rules,
            Default = fields.Text("Default"),
            DefaultSpan = fields.Find("Default")?.Value.Span ?? default,
        };
    }

    /// <summary>The fields of a rule; null when it is not an object, which is reported.</summary>
    internal static Fields? RuleFields(StateContext state, SourceNode item, NodePath path)
    {
        if (item is SourceObject rule)
        {
            return new Fields(rule, rule.Span, $"a rule of state '{state.Name}'", path, state.Machine);
        }

        state.Machine.Report(
            DiagnosticDescriptors.WrongType, item.Span, path, "Choices", "an array of objects",
            ValueText.Describe(item));
        return null;
    }

    private static ChoiceRule? Rule(StateContext state, Fields fields, int index)
    {
        fields.Require("Next");
        var condition = state.IsJsonata
            ? Expression(state, fields, index)
            : ConditionBinder.Bind(state, fields, isNested: false);
        var next = fields.Text("Next");
        return condition is null || next is null ? null : new ChoiceRule(condition, next, fields.Anchor)
        {
            NextSpan = fields.Find("Next")?.Value.Span ?? fields.Anchor,
            Assign = AssignBinder.Bind(state, fields, ExpressionPlace.Field),
            Output = state.IsJsonata ? TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, "Output") : null,
        };
    }

    private static ExpressionCondition? Expression(StateContext state, Fields fields, int index)
    {
        var isFamiliar = true;
        foreach (var member in fields.Members)
        {
            if (ConditionBinder.IsConditionField(member.Name))
            {
                state.Machine.Report(
                    DiagnosticDescriptors.FieldOfOtherLanguage, member.NameSpan, fields.Path, member.Name, "JSONPath",
                    state.Fields.Owner, "JSONata", " Use 'Condition'.");
                isFamiliar = false;
            }
            else if (member.Name is not ("Condition" or "Next" or "Assign" or "Output" or "Comment"))
            {
                fields.Unknown(member, ["Condition", "Next", "Assign", "Output", "Comment"]);
            }
        }

        if (fields.Find("Condition") is not { } condition)
        {
            _ = isFamiliar && fields.Require("Condition");
            return null;
        }

        var place = $"Choices[{index}]/Condition";
        var path = fields.Path.Field("Condition");
        if (condition.Value is SourceScalar { Kind: ScalarKind.String or ScalarKind.True or ScalarKind.False })
        {
            var value = TemplateBinder.For(state, ExpressionPlace.Field).Bind(condition.Value, place, path);
            return IsCondition(value, condition, fields) ? new ExpressionCondition(value, condition.Value.Span) : null;
        }

        fields.WrongType(condition, "an expression in {% %}");
        return null;
    }

    /// <summary>A text that is no expression can never be true or false.</summary>
    private static bool IsCondition(Template value, SourceMember condition, Fields fields)
    {
        if (value is not LiteralTemplate { Value: { } literal }
            || literal.GetValueKind() is not System.Text.Json.JsonValueKind.String)
        {
            return true;
        }

        fields.WrongType(condition, "an expression in {% %}");
        return false;
    }
}
