using Sfn2Durable.Emit.Syntax;

namespace Sfn2Durable.Emit;

/// <summary>Whether control can reach the end of a list of statements, as far as the emitter's own shapes go.</summary>
internal static class StatementShape
{
    public static bool NeverGoesOn(IReadOnlyList<CodeStatement> statements) =>
        statements.LastOrDefault(static s => s is not (BlankLineStatement or CommentStatement)) is { } last && Leaves(last);

    private static bool Leaves(CodeStatement statement) => statement switch
    {
        ReturnStatement or ThrowStatement or BreakStatement or ContinueStatement or GotoStatement => true,
        IfStatement { Otherwise: { } otherwise } branch => NeverGoesOn(branch.Then) && NeverGoesOn(otherwise),
        TryStatement attempt => NeverGoesOn(attempt.Body) && attempt.Catches.All(static c => NeverGoesOn(c.Body)),
        WhileStatement { Condition: TokenExpression { Token: "true" } } loop => !Breaks(loop.Body),
        LabeledStatement { Statement: { } inner } => Leaves(inner),
        BlockStatement block => NeverGoesOn(block.Statements),
        SwitchStatement selection => selection.Sections.Any(static s => s.Labels.Any(static l => l.Pattern is null))
            && selection.Sections.All(static s => NeverGoesOn(s.Body) && !Breaks(s.Body)),
        _ => false,
    };

    /// <summary>A <c>break</c> that belongs to the statement around these, not to a loop or switch inside them.</summary>
    private static bool Breaks(IReadOnlyList<CodeStatement> statements) => statements.Any(static s => s switch
    {
        BreakStatement => true,
        IfStatement branch => Breaks(branch.Then) || (branch.Otherwise is { } otherwise && Breaks(otherwise)),
        TryStatement attempt => Breaks(attempt.Body) || attempt.Catches.Any(static c => Breaks(c.Body)),
        LabeledStatement { Statement: { } inner } => Breaks([inner]),
        BlockStatement block => Breaks(block.Statements),
        _ => false,
    });
}
