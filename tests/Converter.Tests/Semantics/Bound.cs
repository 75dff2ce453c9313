using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Semantics;

/// <summary>Machines made of a few states, and their values as short texts.</summary>
internal static class Bound
{
    /// <summary>The machine of a definition that has no error.</summary>
    public static StateMachineDefinition Machine(string text)
    {
        var diagnostics = new DiagnosticBag();
        var machines = StateMachineReader.ReadText("m.json", text, new BinderOptions(), diagnostics);
        Assert.True(machines.Count == 1, string.Join('\n', diagnostics.Items));
        return machines[0];
    }

    /// <summary>A state of a machine in which it is the first of two.</summary>
    public static T State<T>(string fields, string language = "JSONPath")
        where T : State
    {
        var type = typeof(T).Name[..^"State".Length];
        var isFinal = typeof(T) == typeof(ChoiceState) || typeof(T) == typeof(FailState) || typeof(T) == typeof(SucceedState);
        var wayOut = isFinal ? "" : "\"Next\": \"B\", ";
        var rest = typeof(T) == typeof(FailState) || typeof(T) == typeof(SucceedState) ? "" : ", \"B\": {\"Type\": \"Succeed\"}";
        var text = $"{{\"QueryLanguage\": \"{language}\", \"StartAt\": \"A\", \"States\": {{\"A\": {{\"Type\": \"{type}\", {wayOut}{fields}}}{rest}}}}}";
        return Assert.IsType<T>(Machine(text).Root["A"]);
    }

    /// <summary>A template as <c>kind field value</c>, its parts in brackets.</summary>
    public static string Show(Template? template) => template switch
    {
        null => "-",
        LiteralTemplate literal => $"literal {literal.Field} {literal.Value?.ToJsonString() ?? "null"}",
        PathTemplate path => $"path {path.Field} {path.Path.Text}",
        IntrinsicTemplate intrinsic => $"call {intrinsic.Field} {intrinsic.Call.Text}",
        ExpressionTemplate expression => $"expression {expression.Field} {expression.Text}",
        PlaceholderTemplate placeholder => $"placeholder {placeholder.Field} {placeholder.Marker}",
        ObjectTemplate value => $"object {value.Field} {{{string.Join("; ", value.Members.Select(static m => $"{m.Key} = {Show(m.Value)}"))}}}",
        ArrayTemplate array => $"array {array.Field} [{string.Join("; ", array.Items.Select(Show))}]",
        _ => throw new InvalidOperationException(template.GetType().Name),
    };

    public static IEnumerable<string> Show(IEnumerable<Assignment> assignments) =>
        assignments.Select(static assignment => $"{assignment.Name} = {Show(assignment.Value)}");
}
