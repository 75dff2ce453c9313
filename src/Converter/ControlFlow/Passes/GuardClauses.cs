namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Where all arms of a branch but one leave, the remaining one needs no nesting: it moves behind the branch, to the
/// left margin.
/// </summary>
/// <remarks>
/// <code>
/// if rejected                if rejected
///     return                     return
/// else                  →    Ship
///     Ship                   Notify
///     Notify
/// </code>
/// The last rule before an "else" can move too: its condition is then negated. An arm in the middle stays where it is,
/// because the order of the conditions must stay.
/// </remarks>
internal sealed class GuardClauses : TreePass
{
    protected override BlockNode Rewrite(BlockNode body, PassContext context) =>
        StructuredNodes.Block([Unnest(body, context)]);

    private static StructuredNode Unnest(StructuredNode node, PassContext context) =>
        node.WithBodies(body => Unnest(body, context)) switch
        {
            ChoiceNode choice when SwitchShape.Fits(choice, context) => Switch(choice),
            ChoiceNode choice => Choice(choice),
            OutcomeNode outcome => Outcome(outcome),
            var other => other,
        };

    private static StructuredNode Choice(ChoiceNode choice)
    {
        if (choice.Arms is not [.., { IsDefault: true } otherwise])
        {
            return WithoutEmptyEnd(choice);
        }

        var remaining = Arms.GoingOn(choice.Arms);
        if (remaining == otherwise || otherwise.Body.IsEmpty())
        {
            return Behind(WithoutEmptyEnd(choice with { Arms = [.. choice.Arms.SkipLast(1)] }), otherwise.Body);
        }

        var last = choice.Arms[^2];
        if (remaining == last || last.Body.IsEmpty())
        {
            var negated = new ChoiceArm(last.Rules, otherwise.Body) { Negated = true };
            return Behind(choice with { Arms = [.. choice.Arms.SkipLast(2), negated] }, last.Body);
        }

        return choice;
    }

    /// <summary>
    /// Drops last arms that do nothing, as long as asking their rules cannot fail; else the question is kept for that.
    /// </summary>
    private static ChoiceNode WithoutEmptyEnd(ChoiceNode choice)
    {
        var arms = choice.Arms.ToList();
        while (arms is [_, .., { Negated: false } last]
            && last.Body.IsEmpty()
            && last.Rules.All(rule => RuleConditions.CannotFailAfter(arms.SkipLast(1).SelectMany(a => a.Rules), rule)))
        {
            arms.RemoveAt(arms.Count - 1);
        }

        return choice with { Arms = arms };
    }

    /// <summary>A <c>switch</c> needs no negation: the case whose body has moved stays behind, empty.</summary>
    private static StructuredNode Switch(ChoiceNode choice)
    {
        if (!choice.Arms.Any(static a => a.IsDefault) || Arms.GoingOn(choice.Arms) is not { } remaining)
        {
            return choice;
        }

        var arms = remaining.IsDefault
            ? choice.Arms.SkipLast(1)
            : choice.Arms.Select(a => a == remaining ? a with { Body = BlockNode.Empty } : a);
        return Behind(choice with { Arms = [.. arms] }, remaining.Body);
    }

    private static StructuredNode Outcome(OutcomeNode outcome)
    {
        var falling = outcome.Handlers.Where(static h => h.Body.FallsThrough()).ToList();
        if (falling.Count == 0)
        {
            return Behind(outcome with { Success = BlockNode.Empty }, outcome.Success);
        }

        if (falling is [var only] && IsJump(outcome.Success) && only.Body.Statements() is [EdgeNode edge, ..] failure)
        {
            var handlers = outcome.Handlers.Select(h =>
                h == only ? h with { Body = new BlockNode([edge]) } : h);
            return Behind(outcome with { Handlers = [.. handlers] }, StructuredNodes.Block(failure.Skip(1)));
        }

        return outcome;
    }

    /// <summary>Whether success leaves at once, so that the failure path is what goes on.</summary>
    private static bool IsJump(StructuredNode success) => RecoverTryCatch.AsExit(success) is not null;

    private static BlockNode Behind(StructuredNode branch, StructuredNode rest) =>
        StructuredNodes.Block([branch, rest]);
}
