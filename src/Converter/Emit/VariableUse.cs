using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.JsonPaths;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>Which workflow variables are assigned and read where.</summary>
internal static class VariableUse
{
    /// <summary>Names assigned in a scope, without those of the scopes inside it.</summary>
    public static IReadOnlyList<string> AssignedIn(Scope scope) =>
        [.. scope.States.SelectMany(AssignmentsOf).Select(static a => a.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Names read in a scope or anywhere inside it.</summary>
    public static IReadOnlySet<string> ReadIn(Scope scope) =>
        StateEdges.AllStates(scope).SelectMany(ReadBy).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<Assignment> AssignmentsOf(State state)
    {
        IEnumerable<Assignment> all = state.Assign;
        return state switch
        {
            ChoiceState choice => all.Concat(choice.Choices.SelectMany(static r => r.Assign)),
            WorkState work => all.Concat(work.Catch.SelectMany(static c => c.Assign)),
            _ => all,
        };
    }

    /// <summary>Names that a state itself reads, without the scopes inside it.</summary>
    public static IEnumerable<string> ReadBy(State state) =>
        StateValues.Templates(state).SelectMany(ReadBy)
            .Concat(StateValues.Paths(state).SelectMany(static p => Of(p)));

    public static IEnumerable<string> ReadBy(Template template) => template switch
    {
        PathTemplate path => Of(path.Path),
        IntrinsicTemplate call => Of(call.Call),
        ExpressionTemplate expression => expression.Expression.Analysis.FreeVariables,
        ObjectTemplate o => o.Members.SelectMany(static m => ReadBy(m.Value)),
        ArrayTemplate a => a.Items.SelectMany(ReadBy),
        _ => [],
    };

    private static IEnumerable<string> Of(JsonPath path) => path.VariableName is { } name ? [name] : [];

    private static IEnumerable<string> Of(IntrinsicCall call) => IntrinsicPaths.In(call).SelectMany(Of);
}
