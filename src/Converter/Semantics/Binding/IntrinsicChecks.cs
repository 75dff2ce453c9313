using System.Globalization;
using Durable.Asl.IntrinsicFunctions;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// Arguments of intrinsic calls that cannot work. The service accepts such a definition and fails the execution, so
/// these are warnings.
/// </summary>
internal static class IntrinsicChecks
{
    public static void Check(IntrinsicCall call, SourceSpan span, NodePath path, BindingContext context)
    {
        var function = call.Function;
        var count = call.Arguments.Count;
        if (count < function.MinArguments || count > function.MaxArguments)
        {
            var wanted = function.MaxArguments is null ? $"at least {function.MinArguments}"
                : function.MinArguments == function.MaxArguments ? $"{function.MinArguments}"
                : $"{function.MinArguments} to {function.MaxArguments}";
            var found = count.ToString(CultureInfo.InvariantCulture);
            context.Report(
                DiagnosticDescriptors.IntrinsicArguments, span, path,
                $"{function.Name} takes {wanted} arguments and is given {found}");
        }

        for (var i = 0; i < count; i++)
        {
            if (call.Arguments[i] is IntrinsicArgument.Call inner)
            {
                Check(inner.Value, span, path, context);
            }
            else if (i < function.Parameters.Count && !Fits(call.Arguments[i], function.Parameters[i]))
            {
                var place = (i + 1).ToString(CultureInfo.InvariantCulture);
                context.Report(
                    DiagnosticDescriptors.IntrinsicArguments, span, path,
                    $"Argument {place} of {function.Name} has to be {Name(function.Parameters[i])}");
            }
        }
    }

    /// <summary>
    /// Whether a call gives a text whatever its arguments are; its inner values decide for some functions.
    /// </summary>
    public static bool GivesText(IntrinsicCall call) => call.Function.MethodName
        is "Format" or "JsonToString" or "ArrayGetItem" or "Base64Encode" or "Base64Decode" or "Hash" or "UUID";

    private static bool Fits(IntrinsicArgument argument, IntrinsicParameterKind kind) => argument switch
    {
        IntrinsicArgument.Text => kind is IntrinsicParameterKind.String or IntrinsicParameterKind.Any,
        IntrinsicArgument.Number => kind is IntrinsicParameterKind.Number or IntrinsicParameterKind.Any,
        IntrinsicArgument.Boolean => kind is IntrinsicParameterKind.Boolean or IntrinsicParameterKind.Any,
        IntrinsicArgument.Null => kind is IntrinsicParameterKind.Any,
        _ => true,
    };

    private static string Name(IntrinsicParameterKind kind) => kind switch
    {
        IntrinsicParameterKind.Array => "an array",
        IntrinsicParameterKind.Object => "an object",
        IntrinsicParameterKind.String => "a text",
        IntrinsicParameterKind.Number => "a number",
        IntrinsicParameterKind.Boolean => "true or false",
        _ => "a value",
    };
}
