using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// Whether control comes out behind a node, by the rules C# has for reachable end points. A label counts as reached,
/// since no label stays that nobody jumps to.
/// </summary>
internal static class Reachability
{
    public static bool FallsThrough(this StructuredNode node) => node switch
    {
        BlockNode block => block.Nodes.Aggregate(true, static (reached, n) =>
            (reached || n is LabelNode) && n.FallsThrough()),
        ExecuteNode execute => execute.State is not FailState,
        ReturnNode or NoMatchNode or TailCallNode => false,
        BreakNode or ContinueNode or GotoNode or DispatchToNode => false,
        ChoiceNode choice => AnyFalls(choice.Arms),
        SwitchNode choice => AnyFalls(choice.Arms),
        TryNode attempt => attempt.Exit is null || attempt.Handlers.Any(static h => h.Body.FallsThrough()),
        OutcomeNode outcome =>
            outcome.Success.FallsThrough() || outcome.Handlers.Any(static h => h.Body.FallsThrough()),
        LoopNode loop => loop.Body.Breaks(loop.Label),
        DoWhileNode => true,
        DispatchNode => false,
        EdgeNode or LabelNode or EnterDispatchNode => true,
        _ => throw new InvalidOperationException($"Unknown node {node.GetType().Name}."),
    };

    /// <summary>Whether a <c>break</c> of the loop stands somewhere in a body.</summary>
    public static bool Breaks(this StructuredNode body, JumpLabel loop) =>
        body.DescendantsAndSelf().Any(n => n is BreakNode jump && jump.Loop == loop);

    /// <summary>Whether a <c>continue</c> of the loop stands somewhere in a body.</summary>
    public static bool Continues(this StructuredNode body, JumpLabel loop) =>
        body.DescendantsAndSelf().Any(n => n is ContinueNode jump && jump.Loop == loop);

    private static bool AnyFalls(IReadOnlyList<ChoiceArm> arms) =>
        !arms.Any(static a => a.IsDefault) || arms.Any(static a => a.Body.FallsThrough());
}
