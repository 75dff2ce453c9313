using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.JsonPaths;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Texts that stand where nothing is evaluated and look as if they should be.</summary>
internal static class PathLike
{
    public static bool IsPath(string text) =>
        text is ['$', '.' or '[' or '$', ..] or "$" && JsonPath.TryParse(text, out _, out _);

    public static bool IsPathOrCall(string text) => IsPath(text)
        || (text.StartsWith("States.", StringComparison.Ordinal) && IntrinsicCall.TryParse(text, out _, out _));
}
