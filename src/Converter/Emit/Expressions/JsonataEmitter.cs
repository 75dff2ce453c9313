using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;
using JsonataString = Durable.Asl.Jsonata.Syntax.StringLiteral;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>
/// JSONata expressions. What cannot fail becomes C# (<see cref="PlainJsonata"/>). Everything else is a call that keeps the
/// original text, which its failure quotes.
/// </summary>
internal static class JsonataEmitter
{
    private const int MostSeconds = 99_999_999;

    /// <summary>An expression that converts to <c>JsonNode?</c>.</summary>
    public static CodeExpression Emit(ExpressionTemplate template, ValueContext at) =>
        Constant(template, at)
        ?? (Plain(template, at) is { Form: not PlainForm.Selection } value ? value.Placed() : null)
        ?? Selected(RuntimeApi.Jsonata.OrFail, template, at)
        ?? Typed(RuntimeApi.Scope.Evaluate, template, at);

    /// <summary>As <see cref="Emit"/>, for a value that is not placed into another one and needs no copy.</summary>
    public static CodeExpression Whole(ExpressionTemplate template, ValueContext at) =>
        Plain(template, at) is { IsInData: true, Form: PlainForm.Node } value ? value.Code : Emit(template, at);

    /// <summary>An expression of type <c>JsonArray</c>.</summary>
    public static CodeExpression Array(ExpressionTemplate template, ValueContext at) =>
        Selected(RuntimeApi.Jsonata.ArrayOrFail, template, at) ?? Typed(RuntimeApi.Scope.EvaluateArray, template, at);

    /// <summary>
    /// <c>data.Find("id").OrFail(states, "Output/id")</c> for a path that is written as the failure will quote it.
    /// </summary>
    private static CodeExpression? Selected(string member, ExpressionTemplate template, ValueContext at)
    {
        if (Plain(template, at) is not { Form: PlainForm.Selection, Source: { } source } path
            || template.Text != $"{source}.{path.Path}")
        {
            return null;
        }

        CodeArgument[] arguments = [at.Method.States, Str(template.Field)];
        return path.Code.Call(member, source == "$states.input" ? arguments : [.. arguments, Str(source)]);
    }

    /// <summary>An expression of the type that <paramref name="member"/> gives.</summary>
    public static CodeExpression Typed(string member, ExpressionTemplate template, ValueContext at)
    {
        var analysis = template.Expression.Analysis;
        var readsInput = analysis.ReadsStates("input");
        var arguments = new List<CodeArgument>
        {
            Str(template.Field),
            at.Method.Machine.Settings.LongText(template.Text),
        };
        if (readsInput)
        {
            arguments.Add(at.Input);
        }

        if (at.Result is { } result && analysis.ReadsStates("result"))
        {
            arguments.Add(readsInput ? result : Named("result", result));
        }

        if (at.ErrorOutput is { } error && analysis.ReadsStates("errorOutput"))
        {
            arguments.Add(Named("errorOutput", error));
        }

        return at.Method.States.Call(member, [.. arguments]);
    }

    /// <summary>An expression of type <c>string</c>.</summary>
    public static CodeExpression Text(ExpressionTemplate template, ValueContext at) =>
        Plain(template, at) is { Form: PlainForm.Text } text
            ? text.Code
            : Typed(RuntimeApi.Scope.EvaluateString, template, at);

    /// <summary>A choice rule's condition: an expression that must give a boolean, or a literal one.</summary>
    public static CodeExpression Boolean(Template template, ValueContext at) => template switch
    {
        ExpressionTemplate expression => Plain(expression, at) switch
        {
            { Form: PlainForm.Boolean } condition => condition.Code,
            { Kind: VariableKind.Boolean } variable => variable.Code.Call(RuntimeApi.Jsonata.IsTruthy),
            _ => Typed(RuntimeApi.Scope.EvaluateBoolean, expression, at),
        },
        LiteralTemplate { Value: { } value } => Bool(value.GetValue<bool>()),
        _ => throw new InvalidOperationException($"No condition from a {template.GetType().Name}."),
    };

    /// <summary>The whole number that an expression is, if it is nothing else.</summary>
    public static int? WholeNumber(ExpressionTemplate template) =>
        template.Expression.Root is NumberLiteral { Value: >= 0 and <= MostSeconds and var number }
        && number.Equals(Math.Truncate(number))
            ? (int)number
            : null;

    private static PlainValue? Plain(ExpressionTemplate template, ValueContext at) =>
        PlainJsonata.IsReadable(template.Text) && !at.Method.Machine.Settings.IsOpen(template.Text)
            ? new PlainJsonata(at).Of(template.Expression.Root)
            : null;

    /// <summary>A constant as the evaluator writes it.</summary>
    private static CodeExpression? Constant(ExpressionTemplate template, ValueContext at) => template.Expression.Root switch
    {
        JsonataString text => at.Method.Machine.Settings.LongText(text.Value),
        NumberLiteral => LiteralEmitter.Emit(template.Expression.Evaluate().Value, at.Method.Machine.Settings),
        _ => null,
    };
}
