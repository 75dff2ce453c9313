using Durable.Asl.JsonPaths;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>Payload templates and computed fields as C# expressions of type <c>JsonNode?</c>.</summary>
internal static class TemplateEmitter
{
    public static CodeExpression Emit(Template template, ValueContext at) => template switch
    {
        LiteralTemplate literal => LiteralEmitter.Emit(literal.Value, at.Method.Machine.Settings),
        ObjectTemplate o => New(RuntimeApi.Object)
            .With([.. o.Members.Select(m => At(at.Method.Machine.Settings.Text(m.Key), Emit(m.Value, at)))]),
        ArrayTemplate a => LiteralEmitter.Array([.. a.Items.Select(item => Emit(item, at))]),
        PathTemplate path => Path(path.Path, path.Field, at),
        IntrinsicTemplate call => IntrinsicEmitter.Emit(call, at),
        ExpressionTemplate expression => JsonataEmitter.Emit(expression, at),
        PlaceholderTemplate open => Id(RuntimeApi.Node).Call("Parse", at.Method.Machine.Settings.Text(open.Marker)),
        _ => throw new InvalidOperationException($"No C# for a {template.GetType().Name}."),
    };

    /// <summary><c>data.Get("$.a.b")</c>, with the field's name where the path alone does not tell it.</summary>
    public static CodeExpression Path(JsonPath path, string field, ValueContext at)
    {
        if (at.Token is { } token && path.Text == "$$.Task.Token")
        {
            return token;
        }

        var text = at.Method.Machine.Settings.Text(path.Text);
        var root = Root(path, at);
        return path.IsRoot || path.LastName + ".$" == field
            ? root.Call(RuntimeApi.Data.Get, text)
            : root.Call(RuntimeApi.Data.Get, text, Str(field));
    }

    /// <summary>The value that a path begins at: the data, the context object or a variable.</summary>
    public static CodeExpression Root(JsonPath path, ValueContext at) => path.Root switch
    {
        PathRoot.Data => at.Data,
        PathRoot.Context => at.Context,
        _ => at.Method.Variable(path.VariableName ?? ""),
    };
}
