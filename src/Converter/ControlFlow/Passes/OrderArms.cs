namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Where the rules of a Choice exclude each other, their order means nothing: the arm that goes on moves behind those
/// that leave, where a guard clause can take it to the left margin.
/// </summary>
/// <remarks>
/// <code>
/// if succeeded                    if failed
///                                     fail
/// else if failed         →        else if succeeded
///     fail
/// else                            else
///     break                           break
/// </code>
/// </remarks>
internal sealed class OrderArms : TreePass
{
    protected override BlockNode Rewrite(BlockNode body, PassContext context) =>
        StructuredNodes.Block([Order(body, context)]);

    private static StructuredNode Order(StructuredNode node, PassContext context) =>
        node.WithBodies(body => Order(body, context)) switch
        {
            ChoiceNode choice when !SwitchShape.Fits(choice, context) => Order(choice),
            var other => other,
        };

    private static ChoiceNode Order(ChoiceNode choice)
    {
        var rules = choice.Arms.Where(static a => !a.IsDefault).ToList();
        return GoingOn(choice, rules) is { IsDefault: false } onwards
            && rules.TrueForAll(static a => !a.Negated)
            && RuleConditions.ExcludeEachOther([.. rules.SelectMany(static a => a.Rules)])
            ? choice with { Arms = [.. rules.Where(a => a != onwards), onwards, .. choice.Arms.Skip(rules.Count)] }
            : choice;
    }

    /// <summary>
    /// The one rule that falls through, whatever Default does: where both do, its arm ends up empty and disappears.
    /// </summary>
    private static ChoiceArm? GoingOn(ChoiceNode choice, List<ChoiceArm> rules)
    {
        var falling = rules.FindAll(static a => a.Body.FallsThrough());
        var hasDefault = rules.Count < choice.Arms.Count;
        return falling switch
        {
            [var only] => only,
            [] when hasDefault => Arms.GoingOn(choice.Arms),
            _ => null,
        };
    }
}
