namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Asks for a method in place of a <c>goto</c>: where the target of one that is left never comes back, the jump can be
/// a call. The pipeline then starts anew with that wish.
/// </summary>
internal sealed class OutlineJumpTargets : IStructurePass
{
    public string Name => nameof(OutlineJumpTargets);

    public ScopeShape Run(ScopeShape shape, PassContext context) => shape with
    {
        Wishes = shape.Wishes with { Tails = shape.Wishes.Tails.Union(shape.Methods.SelectMany(Wanted)) },
    };

    private static IEnumerable<string> Wanted(MethodShape method)
    {
        var targets = method.Body.DescendantsAndSelf()
            .OfType<GotoNode>()
            .Select(static n => n.Target.State)
            .ToHashSet(StringComparer.Ordinal);
        if (targets.Count == 0)
        {
            return [];
        }

        var flow = FlowAnalysis.Of(method.Graph);
        var exits = new SubtreeExits(flow, new Dictionary<int, int>());

        // A jump back to the head of a loop stays in the loop, wherever that is.
        return flow.Order.ReversePostorder
            .Where(v => v != method.Graph.Entry && !flow.Loops.IsHeader(v) && exits.NeverRejoins(v))
            .Select(v => flow.Graph[v])
            .OfType<StateVertex>()
            .Select(static v => v.State.Name)
            .Where(targets.Contains);
    }
}
