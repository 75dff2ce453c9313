using System.Globalization;
using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;
using JsonataString = Durable.Asl.Jsonata.Syntax.StringLiteral;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>
/// JSONata expressions. What means exactly the same in C# becomes C#: constants, whole variables, the whole input or
/// result. Everything else is a call that keeps the original text: a path into JSON maps over arrays and drops what is
/// missing, which an indexer does not.
/// </summary>
internal static class JsonataEmitter
{
    /// <summary>An expression of type <c>JsonNode?</c>.</summary>
    public static CodeExpression Emit(ExpressionTemplate template, ValueContext at) =>
        Plain(template.Expression.Root, at) ?? Typed(RuntimeApi.Scope.Evaluate, template, at);

    /// <summary>As <see cref="Emit"/>, for a value that is not placed into another one and needs no copy.</summary>
    public static CodeExpression Whole(ExpressionTemplate template, ValueContext at) => template.Expression.Root switch
    {
        VariableNode { Name: not ("" or "$" or "states") } variable when at.Method.HasValue(variable.Name) =>
            at.Method.Variable(variable.Name),
        PathNode { Steps: [VariableNode { Name: "states" }, FieldNode { Name: "input" }] } => at.Input,
        PathNode { Steps: [VariableNode { Name: "states" }, FieldNode { Name: "result" }] } when at.Result is { } result =>
            result,
        _ => Emit(template, at),
    };

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
        ExpressionTemplate { Expression.Root: BooleanLiteral literal } => Bool(literal.Value),
        ExpressionTemplate expression => Typed(RuntimeApi.Scope.EvaluateBoolean, expression, at),
        LiteralTemplate { Value: { } value } => Bool(value.GetValue<bool>()),
        _ => throw new InvalidOperationException($"No condition from a {template.GetType().Name}."),
    };

    /// <summary>Plain C# for the expressions that are nothing but a value, or null.</summary>
    private static CodeExpression? Plain(JsonataNode node, ValueContext at) => node switch
    {
        JsonataString text => at.Method.Machine.Settings.Text(text.Value),
        NumberLiteral number => LiteralEmitter.Number(number.Value.ToString("R", CultureInfo.InvariantCulture)),
        BooleanLiteral boolean => Bool(boolean.Value),
        NullLiteral => Null,
        VariableNode { Name: not ("" or "$" or "states") } variable when at.Method.HasValue(variable.Name) =>
            Copy(at.Method.Variable(variable.Name)),
        PathNode { Steps: [VariableNode { Name: "states" }, FieldNode member] } => Member(member.Name, at),
        _ => null,
    };

    private static CodeExpression? Member(string name, ValueContext at) => name switch
    {
        "input" => Copy(at.Input),
        "result" when at.Result is { } result => Copy(result),
        "errorOutput" => at.ErrorOutput,
        _ => null,
    };

    /// <summary>A copy that can be placed into another value; C# null is JSON null.</summary>
    private static CodeExpression Copy(CodeExpression value) => value.CallOrNull("DeepClone");
}
