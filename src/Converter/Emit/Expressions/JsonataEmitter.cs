using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>JSONata expressions: a call that keeps the original text.</summary>
internal static class JsonataEmitter
{
    /// <summary>An expression of type <c>JsonNode?</c>.</summary>
    public static CodeExpression Emit(ExpressionTemplate template, ValueContext at) =>
        Typed(RuntimeApi.Scope.Evaluate, template, at);

    /// <summary>An expression of the type that <paramref name="member"/> gives.</summary>
    public static CodeExpression Typed(string member, ExpressionTemplate template, ValueContext at)
    {
        var arguments = new List<CodeArgument>
        {
            Str(template.Field),
            at.Method.Machine.Settings.Text(template.Text),
            at.Input,
        };
        var analysis = template.Expression.Analysis;
        if (at.Result is { } result && analysis.ReadsStates("result"))
        {
            arguments.Add(result);
        }

        if (at.ErrorOutput is { } error && analysis.ReadsStates("errorOutput"))
        {
            arguments.Add(Named("errorOutput", error));
        }

        return at.Method.States.Call(member, [.. arguments]);
    }

    /// <summary>A choice rule's condition: an expression that must give a boolean, or a literal one.</summary>
    public static CodeExpression Boolean(Template template, ValueContext at) => template switch
    {
        ExpressionTemplate expression => Typed(RuntimeApi.Scope.EvaluateBoolean, expression, at),
        LiteralTemplate { Value: { } value } => Bool(value.GetValue<bool>()),
        _ => throw new InvalidOperationException($"No condition from a {template.GetType().Name}."),
    };
}
