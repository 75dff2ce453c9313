namespace Sfn2Durable.ControlFlow;

/// <summary>How readable a structured workflow came out, in numbers.</summary>
/// <param name="Scopes">The machine, Parallel branches and Map processors.</param>
/// <param name="Methods">Tails that became methods.</param>
/// <param name="ScopesWithGoto">Scopes with at least one labelled jump.</param>
/// <param name="Gotos">Labelled jumps.</param>
/// <param name="Dispatches">Regions run as a switch over the next state.</param>
/// <param name="DeepestNesting">
/// Branches, loops and handlers around the innermost statement; 0 for a straight line.
/// </param>
/// <param name="PlainCatches">States whose <c>Catch</c> is a plain <c>try</c>/<c>catch</c>.</param>
/// <param name="OutcomeCatches">States whose success and failure are asked for by an <c>if</c>.</param>
internal sealed record StructureFigures(
    int Scopes,
    int Methods,
    int ScopesWithGoto,
    int Gotos,
    int Dispatches,
    int DeepestNesting,
    int PlainCatches,
    int OutcomeCatches)
{
    public static StructureFigures Of(StructuredWorkflow workflow)
    {
        var total = new StructureFigures(0, 0, 0, 0, 0, 0, 0, 0);
        var work = new Stack<StructuredScope>([workflow.Root]);
        while (work.TryPop(out var scope))
        {
            total = total.Plus(Of(scope));
            foreach (var child in scope.Children.Values)
            {
                work.Push(child);
            }
        }

        return total;
    }

    /// <summary>The figures of two workflows together.</summary>
    public StructureFigures Plus(StructureFigures other) => new(
        Scopes + other.Scopes,
        Methods + other.Methods,
        ScopesWithGoto + other.ScopesWithGoto,
        Gotos + other.Gotos,
        Dispatches + other.Dispatches,
        Math.Max(DeepestNesting, other.DeepestNesting),
        PlainCatches + other.PlainCatches,
        OutcomeCatches + other.OutcomeCatches);

    /// <summary>One scope without those inside it.</summary>
    public static StructureFigures Of(StructuredScope scope)
    {
        StructuredNode[] bodies = [scope.Body, .. scope.Methods.Select(static m => m.Body)];
        var nodes = bodies.SelectMany(static b => b.DescendantsAndSelf()).ToList();
        var gotos = nodes.Count(static n => n is GotoNode);
        return new StructureFigures(
            Scopes: 1,
            Methods: scope.Methods.Count,
            ScopesWithGoto: Math.Min(gotos, 1),
            Gotos: gotos,
            Dispatches: nodes.Count(static n => n is DispatchNode),
            DeepestNesting: bodies.Max(Nesting),
            PlainCatches: nodes.Count(static n => n is TryNode),
            OutcomeCatches: nodes.Count(static n => n is OutcomeNode));
    }

    /// <summary>Branches, loops and handlers around the innermost statement of a body.</summary>
    public static int Nesting(StructuredNode node)
    {
        var below = node.Children().Where(static c => !c.IsEmpty()).Select(Nesting).DefaultIfEmpty(-1).Max();
        return node is BlockNode ? Math.Max(below, 0) : below + 1;
    }
}
