namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Turns each jump into what C# has for it: nothing where control falls through to the target, <c>break</c> where the
/// target stands behind the innermost loop, <c>continue</c> where it is that loop's head; else a labelled <c>goto</c>
/// remains. Labels that nobody jumps to disappear.
/// </summary>
/// <remarks>
/// A <c>switch</c> captures <c>break</c>, and a dispatch is both a loop and a <c>switch</c>: inside, neither word
/// reaches the loops around it.
/// </remarks>
internal sealed class ResolveJumps : TreePass
{
    protected override BlockNode Rewrite(BlockNode body, PassContext context)
    {
        var resolved = Resolve(body, new Place([], null));
        var targets = resolved.DescendantsAndSelf()
            .OfType<GotoNode>()
            .Select(static n => n.Target)
            .ToHashSet();
        return StructuredNodes.Block([WithoutUnused(resolved, targets)]);
    }

    private static StructuredNode Resolve(StructuredNode node, Place place) => node switch
    {
        BlockNode block => Block(block, place),
        GotoNode jump => Jump(jump, place),
        LoopNode loop => loop with { Body = Resolve(loop.Body, place.InLoop(loop.Label)) },
        DoWhileNode loop => loop with { Body = Resolve(loop.Body, place.InDoWhile(loop.Label)) },
        SwitchNode => node.WithBodies(body => Resolve(body, place.InSwitch())),
        DispatchNode => node.WithBodies(static body => Resolve(body, new Place([], null))),
        _ => node.WithBodies(body => Resolve(body, place)),
    };

    private static StructuredNode Jump(GotoNode jump, Place place)
    {
        if (place.Next.Contains(jump.Target))
        {
            return BlockNode.Empty;
        }

        if (place.Loop is { } loop)
        {
            if (loop.Head == jump.Target)
            {
                return new ContinueNode(jump.Target);
            }

            if (loop.Behind.Contains(jump.Target))
            {
                return new BreakNode(loop.Label);
            }
        }

        return jump;
    }

    /// <summary>From the end backwards, since what stands behind a node tells where falling through leads.</summary>
    private static BlockNode Block(BlockNode block, Place place)
    {
        var resolved = new StructuredNode[block.Nodes.Count];
        var next = place.Next;
        for (var i = resolved.Length - 1; i >= 0; i--)
        {
            resolved[i] = Resolve(block.Nodes[i], place with { Next = next });
            next = resolved[i] switch
            {
                LabelNode label => [label.Label, .. next],
                { } node when node.IsEmpty() => next,
                _ => [],
            };
        }

        return StructuredNodes.Block(resolved);
    }

    private static StructuredNode WithoutUnused(StructuredNode node, HashSet<JumpLabel> targets) =>
        node is LabelNode label && !targets.Contains(label.Label)
            ? BlockNode.Empty
            : node.WithBodies(body => WithoutUnused(body, targets));

    /// <param name="Next">The labels that falling through reaches.</param>
    /// <param name="Loop">The loop that <c>break</c> and <c>continue</c> speak of.</param>
    private sealed record Place(IReadOnlyList<JumpLabel> Next, LoopPlace? Loop)
    {
        public Place InLoop(JumpLabel label) => new([label], new LoopPlace(label, label, Next));

        /// <summary>Falling through and <c>continue</c> lead to the condition, which is no label.</summary>
        public Place InDoWhile(JumpLabel label) => new([], new LoopPlace(label, null, Next));

        public Place InSwitch() => this with { Loop = Loop is null ? null : Loop with { Behind = [] } };
    }

    /// <param name="Label">The loop.</param>
    /// <param name="Head">Where <c>continue</c> leads, if it is a label.</param>
    /// <param name="Behind">The labels behind the loop, where <c>break</c> leads.</param>
    private sealed record LoopPlace(JumpLabel Label, JumpLabel? Head, IReadOnlyList<JumpLabel> Behind);
}
