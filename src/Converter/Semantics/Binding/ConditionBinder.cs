using Durable.Asl.Choices;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads the conditions of JSONPath rules: comparisons and their combinations.</summary>
internal static class ConditionBinder
{
    private static readonly string[] OuterFields = ["Next", "Assign"];

    /// <summary>Every field that a rule may have besides the operators.</summary>
    private static readonly string[] PlainFields = ["Variable", "And", "Or", "Not", "Next", "Assign", "Comment"];

    public static bool IsConditionField(string name) =>
        name is "Variable" or "And" or "Or" or "Not" || ChoiceOperators.TryFind(name, out _, out _);

    /// <summary>The condition of a rule, or null when it is too broken.</summary>
    public static Condition? Bind(StateContext state, Fields fields, bool isNested)
    {
        var isFamiliar = CheckFields(state, fields, isNested);
        var asked = fields.Members.Select(static m => m.Name)
            .Where(static name => name != "Variable" && IsConditionField(name)).Distinct().ToList();
        if (asked.Count == 0 && !isFamiliar)
        {
            return null;
        }

        if (asked.Count != 1)
        {
            var found = asked.Count == 0 ? "none" : string.Join(", ", asked.Select(static name => $"'{name}'"));
            state.Machine.Report(DiagnosticDescriptors.OneOperatorRequired, fields.Anchor, fields.Path, found);
            return null;
        }

        if (asked[0] is "And" or "Or" or "Not")
        {
            fields.AtMostOneOf("Variable", asked[0]);
        }

        return asked[0] switch
        {
            "And" when Parts(state, fields, "And") is { } parts => new AndCondition(parts, fields.Anchor),
            "Or" when Parts(state, fields, "Or") is { } parts => new OrCondition(parts, fields.Anchor),
            "Not" => Not(state, fields),
            "And" or "Or" => null,
            var name => Comparison(fields, name),
        };
    }

    /// <summary>
    /// False when a field is not one of JSONPath rules; it was meant to be the comparison, as like as not.
    /// </summary>
    private static bool CheckFields(StateContext state, Fields fields, bool isNested)
    {
        var isFamiliar = true;
        foreach (var member in fields.Members)
        {
            if (member.Name is "Condition" or "Output")
            {
                state.Machine.Report(
                    DiagnosticDescriptors.FieldOfOtherLanguage, member.NameSpan, fields.Path, member.Name, "JSONata",
                    state.Fields.Owner, "JSONPath", "");
                isFamiliar = false;
            }
            else if (isNested && OuterFields.Contains(member.Name))
            {
                state.Machine.Report(DiagnosticDescriptors.NestedRuleField, member.NameSpan, fields.Path, member.Name);
            }
            else if (!PlainFields.Contains(member.Name) && !IsConditionField(member.Name))
            {
                fields.Unknown(member, KnownFields());
                isFamiliar = false;
            }
        }

        return isFamiliar;
    }

    private static IEnumerable<string> KnownFields() =>
        PlainFields.Concat(ChoiceOperators.All.SelectMany(static o =>
            o.HasPathForm ? new[] { o.Name, o.PathName } : [o.Name]));

    private static List<Condition>? Parts(StateContext state, Fields fields, string name)
    {
        if (fields.FilledArray(name) is not { } array)
        {
            return null;
        }

        var parts = new List<Condition>();
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (ChoiceBinder.RuleFields(state, array.Items[i], fields.Path.Field(name).Index(i)) is { } part
                && Bind(state, part, isNested: true) is { } condition)
            {
                parts.Add(condition);
            }
        }

        return parts.Count == array.Items.Count ? parts : null;
    }

    private static NotCondition? Not(StateContext state, Fields fields) =>
        fields.Object("Not") is { } inner
        && ChoiceBinder.RuleFields(state, inner, fields.Path.Field("Not")) is { } part
        && Bind(state, part, isNested: true) is { } condition
            ? new NotCondition(condition, fields.Anchor)
            : null;

    private static Comparison? Comparison(Fields fields, string name)
    {
        fields.Require("Variable");
        var variable = PathBinder.Reference(fields, "Variable");
        if (!ChoiceOperators.TryFind(name, out var compare, out var isPath) || fields.Find(name) is not { } operand)
        {
            return null;
        }

        if (isPath)
        {
            var path = PathBinder.Reference(fields, name);
            return variable is null || path is null ? null : new Comparison(variable, name, null, path, fields.Anchor);
        }

        if (compare.OperandKind == ChoiceOperandKind.Number
            && fields.Context.NumberSettings.Want(fields, name, SettingNumber.Any) is { } marker)
        {
            return variable is null
                ? null
                : new Comparison(variable, name, null, null, fields.Anchor) { OperandSetting = marker };
        }

        return CheckOperand(fields, operand, compare) && variable is not null && operand.Value is SourceScalar constant
            ? new Comparison(variable, name, LiteralReader.Scalar(constant), null, fields.Anchor)
            : null;
    }

    private static bool CheckOperand(Fields fields, SourceMember operand, ChoiceOperator compare)
    {
        if (operand.Value is SourceScalar { Kind: not ScalarKind.Placeholder } scalar
            && compare.AcceptsOperand(LiteralReader.Scalar(scalar)))
        {
            if (scalar.Kind == ScalarKind.String && PathLike.IsPath(scalar.Text) && compare.HasPathForm)
            {
                fields.Report(DiagnosticDescriptors.NoPath, operand.Name, ValueText.Shorten(scalar.Text), operand.Name);
            }

            return true;
        }

        if (operand.Value is SourceScalar open && Placeholders.First(open) is { } marker)
        {
            fields.Report(DiagnosticDescriptors.ValueMustBeGiven, operand.Name, marker, operand.Name);
            return false;
        }

        var expected = compare.OperandKind switch
        {
            ChoiceOperandKind.String => "a text",
            ChoiceOperandKind.Number => "a number",
            ChoiceOperandKind.Timestamp => "an RFC 3339 timestamp such as 2026-03-14T01:59:00Z",
            _ => "true or false",
        };
        fields.Report(
            DiagnosticDescriptors.OperandType, operand.Name, operand.Name, expected, ValueText.Describe(operand.Value));
        return false;
    }
}
