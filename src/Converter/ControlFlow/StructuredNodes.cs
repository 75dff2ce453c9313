namespace Sfn2Durable.ControlFlow;

/// <summary>What every walk over the tree needs: bodies, blocks, and whether an end can be reached.</summary>
internal static class StructuredNodes
{
    /// <summary>The statements of a body.</summary>
    public static IReadOnlyList<StructuredNode> Statements(this StructuredNode body) =>
        body is BlockNode block ? block.Nodes : [body];

    public static bool IsEmpty(this StructuredNode body) => body is BlockNode { Nodes.Count: 0 };

    /// <summary>The nodes directly below a node, in the order they are printed.</summary>
    public static IEnumerable<StructuredNode> Children(this StructuredNode node) => node switch
    {
        BlockNode block => block.Nodes,
        ChoiceNode choice => choice.Arms.Select(static a => a.Body),
        SwitchNode choice => choice.Arms.Select(static a => a.Body),
        TryNode attempt => attempt.Handlers.Select(static h => h.Body).Prepend(attempt.Exit ?? BlockNode.Empty),
        OutcomeNode outcome => outcome.Handlers.Select(static h => h.Body).Prepend(outcome.Success),
        LoopNode loop => [loop.Body],
        DoWhileNode loop => [loop.Body],
        DispatchNode dispatch => dispatch.Entries.Select(static e => e.Body),
        _ => [],
    };

    /// <summary>The node and everything below it.</summary>
    public static IEnumerable<StructuredNode> DescendantsAndSelf(this StructuredNode node)
    {
        var work = new Stack<StructuredNode>([node]);
        while (work.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.Children().Reverse())
            {
                work.Push(child);
            }
        }
    }

    /// <summary>The node with each body below it changed; blocks are flattened on the way.</summary>
    public static StructuredNode WithBodies(this StructuredNode node, Func<StructuredNode, StructuredNode> change) =>
        node switch
        {
            BlockNode block => Block(block.Nodes.Select(change)),
            ChoiceNode choice => choice with { Arms = [.. choice.Arms.Select(a => a with { Body = change(a.Body) })] },
            SwitchNode choice => choice with { Arms = [.. choice.Arms.Select(a => a with { Body = change(a.Body) })] },
            TryNode attempt => attempt with
            {
                Handlers = [.. attempt.Handlers.Select(h => h with { Body = change(h.Body) })],
            },
            OutcomeNode outcome => outcome with
            {
                Success = change(outcome.Success),
                Handlers = [.. outcome.Handlers.Select(h => h with { Body = change(h.Body) })],
            },
            LoopNode loop => loop with { Body = change(loop.Body) },
            DoWhileNode loop => loop with { Body = change(loop.Body) },
            DispatchNode dispatch => dispatch with
            {
                Entries = [.. dispatch.Entries.Select(e => e with { Body = change(e.Body) })],
            },
            _ => node,
        };

    /// <summary>A block of these nodes, with the nodes of nested blocks taken up into it.</summary>
    public static BlockNode Block(IEnumerable<StructuredNode> nodes)
    {
        var flat = nodes.SelectMany(static n => n is BlockNode inner ? Block(inner.Nodes).Nodes : [n]).ToList();
        return flat.Count == 0 ? BlockNode.Empty : new BlockNode(flat);
    }
}
