using Sfn2Durable.ControlFlow;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>The states that a piece of the structured tree holds.</summary>
internal static class StructuredStates
{
    public static IEnumerable<State> In(StructuredNode root)
    {
        var pending = new Stack<StructuredNode>([root]);
        while (pending.TryPop(out var node))
        {
            if (Own(node) is { } state)
            {
                yield return state;
            }

            foreach (var child in Children(node).Reverse())
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>The entries of the outlined methods that a piece of the tree jumps to.</summary>
    public static IEnumerable<string> TailsIn(StructuredNode root)
    {
        var pending = new Stack<StructuredNode>([root]);
        while (pending.TryPop(out var node))
        {
            if (node is TailCallNode tail)
            {
                yield return tail.EntryState;
            }

            foreach (var child in Children(node))
            {
                pending.Push(child);
            }
        }
    }

    private static State? Own(StructuredNode node) => node switch
    {
        ExecuteNode execute => execute.State,
        EdgeNode edge => edge.State,
        ChoiceNode choice => choice.State,
        SwitchNode selection => selection.State,
        TryNode attempt => attempt.State,
        OutcomeNode outcome => outcome.State,
        DoWhileNode loop => loop.State,
        _ => null,
    };

    private static IEnumerable<StructuredNode> Children(StructuredNode node) => node switch
    {
        BlockNode block => block.Nodes,
        ChoiceNode choice => choice.Arms.Select(static a => a.Body),
        SwitchNode selection => selection.Arms.Select(static a => a.Body),
        TryNode attempt => attempt.Handlers.Select(static h => h.Body),
        OutcomeNode outcome => outcome.Handlers.Select(static h => h.Body).Append(outcome.Success),
        LoopNode loop => [loop.Body],
        DoWhileNode loop => [loop.Body],
        DispatchNode dispatch => dispatch.Entries.Select(static e => e.Body),
        _ => [],
    };
}
