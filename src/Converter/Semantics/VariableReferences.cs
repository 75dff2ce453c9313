using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics;

/// <summary>A variable that is read, and where.</summary>
internal sealed record VariableUse(string Name, SourceSpan Span);

/// <summary>The workflow variables that a state reads, in both languages, each as often as it stands there.</summary>
internal static class VariableReferences
{
    public static IEnumerable<VariableUse> Of(State state) => InPaths(state).Concat(
        StateValues.Templates(state).SelectMany(References.Expressions).SelectMany(static expression =>
            expression.Expression.Analysis.FreeVariables.Order(StringComparer.Ordinal)
                .Except(expression.Expression.Analysis.UnknownFunctions)
                .Select(name => new VariableUse(name, expression.Span))));

    /// <summary>The names of the variables that a value reads.</summary>
    public static IEnumerable<string> In(Template template) => References.In(template)
        .Select(static reference => reference.Path is { Root: PathRoot.Variable, VariableName: { } name } ? name : null)
        .OfType<string>()
        .Concat(References.Expressions(template).SelectMany(static e => e.Expression.Analysis.FreeVariables));

    /// <summary>Those that stand in paths, which are the ones that the service lists for a machine.</summary>
    public static IEnumerable<VariableUse> InPaths(State state)
    {
        foreach (var reference in References.Of(state))
        {
            if (reference.Path is { Root: PathRoot.Variable, VariableName: { } name })
            {
                yield return new VariableUse(name, reference.Span);
            }
        }
    }
}
