namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// A Choice that compares one value with several strings becomes a <c>switch</c>; any other stays a chain of
/// <c>else if</c>.
/// </summary>
internal sealed class ElseIfAndSwitch : TreePass
{
    protected override BlockNode Rewrite(BlockNode body, PassContext context) =>
        StructuredNodes.Block([Find(body, context)]);

    private static StructuredNode Find(StructuredNode node, PassContext context) =>
        node.WithBodies(body => Find(body, context)) switch
        {
            ChoiceNode choice when SwitchShape.Fits(choice, context) => new SwitchNode(choice.State, choice.Arms),
            var other => other,
        };
}
