using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>Choice rules as C# conditions; <c>&amp;&amp;</c> and <c>||</c> stop where ASL stops.</summary>
internal static class ConditionEmitter
{
    public static CodeExpression Emit(Condition condition, ValueContext at) => condition switch
    {
        Comparison comparison => Compare(comparison, at),
        AndCondition and => Join(and.Conditions, "&&", at),
        OrCondition or => Join(or.Conditions, "||", at),
        NotCondition not => Negate(Emit(not.Inner, at)),
        ExpressionCondition expression => JsonataEmitter.Boolean(expression.Value, at),
        _ => throw new InvalidOperationException($"No C# for a {condition.GetType().Name}."),
    };

    /// <summary>Any of the rules of an arm.</summary>
    public static CodeExpression Any(IReadOnlyList<ChoiceRule> rules, ValueContext at) =>
        Join([.. rules.Select(static r => r.Condition)], "||", at);

    public static CodeExpression Negate(CodeExpression condition) =>
        condition is UnaryExpression { Operator: "!" } negated ? negated.Operand : new UnaryExpression("!", condition);

    private static CodeExpression Join(IReadOnlyList<Condition> conditions, string by, ValueContext at) =>
        conditions.Select(c => Emit(c, at)).Aggregate((left, right) => new BinaryExpression(left, by, right));

    private static CodeExpression Compare(Comparison comparison, ValueContext at)
    {
        var settings = at.Method.Machine.Settings;
        var root = TemplateEmitter.Root(comparison.Variable, at);
        var variable = settings.Text(comparison.Variable.Text);
        if (comparison.OperandPath is { } other)
        {
            var sameRoot = other.Root == comparison.Variable.Root && other.VariableName == comparison.Variable.VariableName;
            return sameRoot
                ? root.Call(comparison.Operator, variable, settings.Text(other.Text))
                : root.Call(
                    comparison.Operator, variable, TemplateEmitter.Root(other, at), settings.Text(other.Text));
        }

        // The type tests take no operand in C#: their literal says whether the answer is turned round.
        if (comparison.Operator.StartsWith("Is", StringComparison.Ordinal))
        {
            var test = root.Call(comparison.Operator, variable);
            return comparison.Operand?.GetValue<bool>() == false ? Negate(test) : test;
        }

        var operand = comparison.OperandSetting is { } marker
            ? settings.Number(marker)
            : Operand(comparison.Operand, settings);
        return root.Call(comparison.Operator, variable, operand);
    }

    /// <summary>Numbers are compared as doubles, so any JSON number is a C# literal here.</summary>
    private static CodeExpression Operand(JsonNode? operand, SettingsTable settings) =>
        operand?.GetValueKind() == JsonValueKind.Number && !int.TryParse(operand.ToJsonString(), out _)
            ? Number(double.Parse(operand.ToJsonString(), CultureInfo.InvariantCulture))
            : LiteralEmitter.Emit(operand, settings);
}
