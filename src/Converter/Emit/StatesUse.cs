using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>Which members of <c>$states</c> a JSONata state reads on its way out.</summary>
internal static class StatesUse
{
    public static bool ReadsResult(State state)
    {
        IEnumerable<Template?> values = [state.Output, .. state.Assign.Select(static a => a.Value)];
        return values.OfType<Template>().Any(Reads);
    }

    private static bool Reads(Template template) => template switch
    {
        ExpressionTemplate expression => expression.Expression.Analysis.ReadsStates("result"),
        ObjectTemplate o => o.Members.Any(static m => Reads(m.Value)),
        ArrayTemplate a => a.Items.Any(Reads),
        _ => false,
    };
}
