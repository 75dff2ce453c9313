using Durable.Asl.IntrinsicFunctions;

namespace Sfn2Durable.Semantics;

/// <summary>Which templates give the same value whenever they are computed.</summary>
internal static class Determinism
{
    public static bool IsDeterministic(Template template) => template switch
    {
        IntrinsicTemplate call => call.Call.IsDeterministic,
        ExpressionTemplate expression => expression.Expression.Analysis.IsDeterministic,
        ObjectTemplate o => o.Members.All(static m => IsDeterministic(m.Value)),
        ArrayTemplate a => a.Items.All(IsDeterministic),
        _ => true,
    };

    /// <summary>Whether the rules of a Choice answer the same whenever they are asked.</summary>
    public static bool AreDeterministic(ChoiceState state) => StateValues.Conditions(state).All(IsDeterministic);

    /// <summary>
    /// True where each attempt of a state has to compute its own request: it holds random values, the retry count, or
    /// an expression whose failure is itself retried.
    /// </summary>
    public static bool DiffersByAttempt(WorkState state, Template arguments) =>
        !IsDeterministic(arguments)
        || ContextUse.ReadsRetryCount(arguments)
        || ContextUse.ReadsToken(arguments)
        || (state.Language == QueryLanguage.Jsonata && state.Retry.Count > 0 && HasExpression(arguments));

    private static bool HasExpression(Template template) => template switch
    {
        ExpressionTemplate => true,
        ObjectTemplate o => o.Members.Any(static m => HasExpression(m.Value)),
        ArrayTemplate a => a.Items.Any(HasExpression),
        _ => false,
    };
}
