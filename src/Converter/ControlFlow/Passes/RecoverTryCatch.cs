namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Prints a branch on an outcome as <c>try</c>/<c>catch</c> where nothing is left on the success arm but, perhaps, a
/// jump. The whole state stands in the <c>try</c>, because its input and output processing can fail with catchable
/// errors too; nothing else may, because a catcher covers only its own state.
/// </summary>
internal sealed class RecoverTryCatch : TreePass
{
    /// <summary>The body as a jump that cannot fail and so may stand inside the <c>try</c>; else null.</summary>
    public static StructuredNode? AsExit(StructuredNode body) => body.Statements() is
        [(ReturnNode or BreakNode or ContinueNode or GotoNode or DispatchToNode) and var jump] ? jump : null;

    protected override BlockNode Rewrite(BlockNode body, PassContext context) =>
        StructuredNodes.Block([Recover(body)]);

    private static StructuredNode Recover(StructuredNode node) => node.WithBodies(Recover) switch
    {
        OutcomeNode outcome when outcome.Success.IsEmpty() => new TryNode(outcome.State, outcome.Handlers),
        OutcomeNode outcome when AsExit(outcome.Success) is { } exit =>
            new TryNode(outcome.State, outcome.Handlers) { Exit = exit },
        var other => other,
    };
}
