namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// A final <c>continue</c> at the end of a loop says nothing, and neither does an arm that ends the scope just as the
/// code behind the branch does.
/// </summary>
/// <remarks>
/// <code>
/// if late                    if late
///     Remind                     Remind
///     return            →    return
/// return
/// </code>
/// An arm that does nothing else keeps its exit: an empty one would be harder to read.
/// </remarks>
internal sealed class RemoveRedundantExits : TreePass
{
    /// <summary>A Succeed and its <c>return</c>.</summary>
    private const int LongestExit = 2;

    protected override BlockNode Rewrite(BlockNode body, PassContext context) => Remove(body, []);

    /// <param name="body">The body.</param>
    /// <param name="next">What falling out of it does: one exit, or nothing known.</param>
    private static BlockNode Remove(StructuredNode body, IReadOnlyList<StructuredNode> next)
    {
        var nodes = body.Statements().ToList();
        if (next.Count > 0
            && nodes.Count > next.Count
            && Exits.AreSame([.. nodes.TakeLast(next.Count)], next))
        {
            nodes.RemoveRange(nodes.Count - next.Count, next.Count);
        }

        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            nodes[i] = RemoveBelow(nodes[i], ExitAt(nodes, i + 1, next));
        }

        return StructuredNodes.Block(nodes);
    }

    private static StructuredNode RemoveBelow(StructuredNode node, IReadOnlyList<StructuredNode> next) => node switch
    {
        LoopNode loop => loop with { Body = Remove(loop.Body, [new ContinueNode(loop.Label)]) },
        DoWhileNode or DispatchNode => node.WithBodies(static body => Remove(body, [])),
        TryNode { Exit: { } exit } attempt when next is [var same] && same == exit =>
            RemoveBelow(attempt with { Exit = null }, next),
        ChoiceNode or SwitchNode or TryNode or OutcomeNode => node.WithBodies(body => Remove(body, next)),
        _ => node,
    };

    /// <summary>What control does from a position on, if that is an exit and nothing else.</summary>
    private static IReadOnlyList<StructuredNode> ExitAt(
        List<StructuredNode> nodes, int position, IReadOnlyList<StructuredNode> next)
    {
        if (position == nodes.Count)
        {
            return next;
        }

        var rest = new BlockNode([.. nodes.Skip(position).Take(LongestExit + 1)]);
        var exit = Exits.Of(rest);
        return exit.Count == rest.Nodes.Count ? exit : [];
    }
}
