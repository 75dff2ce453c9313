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
        var falling = rules.Where(static a => a.Body.FallsThrough()).ToList();
        if (falling.Count == 1
            && !rules.Exists(static a => a.Negated)
            && RuleConditions.ExcludeEachOther([.. rules.SelectMany(static a => a.Rules)]))
        {
            return choice with
            {
                Arms = [.. rules.Where(a => a != falling[0]), .. falling, .. choice.Arms.Where(static a => a.IsDefault)],
            };
        }

        return choice;
    }
}
