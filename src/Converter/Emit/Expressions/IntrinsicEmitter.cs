using Durable.Asl.IntrinsicFunctions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>
/// Intrinsic function calls as calls of the typed functions of the same name. Messages of the service quote the call as
/// it was written; where that is not its canonical form, the text comes along.
/// </summary>
internal static class IntrinsicEmitter
{
    private const string Prefix = "States.";

    public static CodeExpression Emit(IntrinsicTemplate template, ValueContext at)
    {
        var call = Call(template.Call, at);
        return template.Call.Text == template.Call.ToString()
            ? call
            : call.Call(RuntimeApi.Intrinsic.WrittenAs, at.Method.Machine.Settings.Text(template.Call.Text));
    }

    private static CodeExpression Call(IntrinsicCall call, ValueContext at) =>
        Id(RuntimeApi.Intrinsic.Type).Call(
            call.Function.Name[Prefix.Length..],
            [.. call.Arguments.Select((a, index) => (CodeArgument)Argument(a, IsTemplate(call, index), at))]);

    /// <summary>The first argument of Format, in which braces are escaped.</summary>
    private static bool IsTemplate(IntrinsicCall call, int index) => index == 0 && call.Function.Name == "States.Format";

    private static CodeExpression Argument(IntrinsicArgument argument, bool isTemplate, ValueContext at) => argument switch
    {
        IntrinsicArgument.Path path => TemplateEmitter.Root(path.Value, at)
            .Call(RuntimeApi.Data.At, at.Method.Machine.Settings.Text(path.Value.Text)),
        IntrinsicArgument.Text text => at.Method.Machine.Settings.Text(isTemplate ? text.Template : text.Value),
        IntrinsicArgument.Number number => LiteralEmitter.Number(number.Literal),
        IntrinsicArgument.Boolean boolean => Bool(boolean.Value),
        IntrinsicArgument.Null => Id(RuntimeApi.Intrinsic.Value).Dot(RuntimeApi.Intrinsic.Null),
        IntrinsicArgument.Call inner => Call(inner.Value, at),
        _ => throw new InvalidOperationException($"No C# for a {argument.GetType().Name}."),
    };
}
