using System.Text.Json.Nodes;
using Durable.Asl;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>Fields of one type: seconds, instants, whole numbers, texts and the items of a Map.</summary>
internal static class FieldEmitter
{
    /// <summary>An expression of type <c>TimeSpan</c>.</summary>
    public static CodeExpression Duration(Template template, ValueContext at) => template switch
    {
        PathTemplate path => PathField(path, at),
        ExpressionTemplate expression when JsonataEmitter.WholeNumber(expression) is { } seconds => Seconds(seconds),
        ExpressionTemplate expression => JsonataEmitter.Typed(RuntimeApi.Scope.EvaluateSeconds, expression, at),
        _ => Duration(template, at.Method.Machine.Settings),
    };

    /// <summary>A duration that is the same for all executions.</summary>
    public static CodeExpression Duration(Template template, SettingsTable settings) => template switch
    {
        LiteralTemplate { Value: JsonValue value } => Seconds(int.Parse(
            value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)),
        PlaceholderTemplate open => Id("TimeSpan").Call("FromSeconds", settings.Number(open.Marker)),
        _ => throw new InvalidOperationException($"No duration from a {template.GetType().Name}."),
    };

    /// <summary><c>TimeSpan.FromHours(2)</c>: the largest unit that gives a whole number up to what people count in.</summary>
    public static CodeExpression Seconds(int seconds)
    {
        var (unit, count) = seconds switch
        {
            0 => ("Seconds", 0),
            _ when seconds % 86400 == 0 => ("Days", seconds / 86400),
            _ when seconds % 3600 == 0 => ("Hours", seconds / 3600),
            _ when seconds % 60 == 0 => ("Minutes", seconds / 60),
            _ => ("Seconds", seconds),
        };
        return Id("TimeSpan").Call("From" + unit, Number(count));
    }

    /// <summary>An expression of type <c>DateTimeOffset</c>.</summary>
    public static CodeExpression Instant(Template? template, ValueContext at) => template switch
    {
        LiteralTemplate { Value: JsonValue value } => Id(RuntimeApi.Instants.Type).Call(
            RuntimeApi.Instants.Parse, at.Method.Machine.Settings.Text(value.GetValue<string>())),
        PathTemplate path => PathField(path, at),
        ExpressionTemplate expression => JsonataEmitter.Typed(RuntimeApi.Scope.EvaluateTimestamp, expression, at),
        _ => throw new InvalidOperationException($"No instant from a {template?.GetType().Name}."),
    };

    /// <summary>An expression of type <c>int</c>.</summary>
    public static CodeExpression Integer(Template template, ValueContext at) => template switch
    {
        LiteralTemplate literal => LiteralEmitter.Emit(literal.Value, at.Method.Machine.Settings),
        PathTemplate path => PathField(path, at),
        PlaceholderTemplate open => at.Method.Machine.Settings.Number(open.Marker),
        ExpressionTemplate expression when JsonataEmitter.WholeNumber(expression) is { } number => Number(number),
        ExpressionTemplate expression => JsonataEmitter.Typed(RuntimeApi.Scope.EvaluateInteger, expression, at),
        _ => throw new InvalidOperationException($"No number from a {template.GetType().Name}."),
    };

    /// <summary>An expression of type <c>double</c>.</summary>
    public static CodeExpression Real(Template template, ValueContext at) => template switch
    {
        ExpressionTemplate expression => JsonataEmitter.Typed(RuntimeApi.Scope.EvaluateNumber, expression, at),
        _ => Integer(template, at),
    };

    /// <summary>An expression of type <c>string</c>: Error and Cause of a Fail state.</summary>
    public static CodeExpression Text(Template template, ValueContext at) => template switch
    {
        LiteralTemplate { Value: JsonValue value } => at.Method.Machine.Settings.LongText(value.GetValue<string>()),
        PathTemplate path => PathField(path, at),
        IntrinsicTemplate call => Id(RuntimeApi.Data.Type).Call(RuntimeApi.Data.TextField, IntrinsicEmitter.Emit(call, at), Str(call.Field)),
        ExpressionTemplate expression => JsonataEmitter.Text(expression, at),
        _ => throw new InvalidOperationException($"No text from a {template.GetType().Name}."),
    };

    /// <summary>The items of a Map, an array or (DISTRIBUTED) an object.</summary>
    public static CodeExpression Items(MapState map, ValueContext at) => map.Items switch
    {
        null => at.Data,
        PathTemplate path => PathField(path, at),
        ExpressionTemplate expression => JsonataEmitter.Array(expression, at),
        var template => TemplateEmitter.Emit(template, at),
    };

    /// <summary>The accessor of the field's own name, which knows its failure texts: <c>data.SecondsPath("$.a")</c>.</summary>
    private static CodeExpression PathField(PathTemplate path, ValueContext at) =>
        TemplateEmitter.Root(path.Path, at).Call(path.Field, at.Method.Machine.Settings.Text(path.Path.Text));
}
