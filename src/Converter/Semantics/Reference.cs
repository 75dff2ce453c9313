using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics;

/// <summary>A path in a state, wherever it stands: a field of its own, a template, an argument of a call.</summary>
internal sealed record Reference(JsonPath Path, SourceSpan Span);

/// <summary>Everything that a state looks up by JSONPath.</summary>
internal static class References
{
    public static IEnumerable<Reference> Of(State state) =>
        StateValues.Templates(state).SelectMany(In)
            .Concat(StateValues.Paths(state).Select(path => new Reference(path, state.Span)));

    public static IEnumerable<Reference> In(Template template) => template switch
    {
        PathTemplate path => [new Reference(path.Path, template.Span)],
        IntrinsicTemplate intrinsic => In(intrinsic.Call).Select(path => new Reference(path, template.Span)),
        ObjectTemplate value => InMembers(value),
        ArrayTemplate array => array.Items.SelectMany(In),
        _ => [],
    };

    /// <summary>The expressions in a template.</summary>
    public static IEnumerable<ExpressionTemplate> Expressions(Template template) => template switch
    {
        ExpressionTemplate expression => [expression],
        ObjectTemplate value => ExpressionsOf(value),
        ArrayTemplate array => array.Items.SelectMany(Expressions),
        _ => [],
    };

    private static IEnumerable<Reference> InMembers(ObjectTemplate template)
    {
        foreach (var (_, value) in template.Members)
        {
            foreach (var reference in In(value))
            {
                yield return reference;
            }
        }
    }

    private static IEnumerable<ExpressionTemplate> ExpressionsOf(ObjectTemplate template)
    {
        foreach (var (_, value) in template.Members)
        {
            foreach (var expression in Expressions(value))
            {
                yield return expression;
            }
        }
    }

    private static IEnumerable<JsonPath> In(IntrinsicCall call) => call.Arguments.SelectMany(static argument =>
        argument switch
        {
            IntrinsicArgument.Path path => [path.Value],
            IntrinsicArgument.Call inner => In(inner.Value),
            _ => (IEnumerable<JsonPath>)[],
        });
}
