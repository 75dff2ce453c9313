using System.Collections.Immutable;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>A scope on its way from graph to tree: what the passes hand to each other.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Methods">Its body, and behind it the tails that become methods.</param>
/// <param name="Wishes">What earlier attempts asked for; a pass that asks for more starts the pipeline anew.</param>
internal sealed record ScopeShape(Scope Scope, IReadOnlyList<MethodShape> Methods, StructureWishes Wishes)
{
    /// <summary>The same scope with every method changed.</summary>
    public ScopeShape Select(Func<MethodShape, MethodShape> change) =>
        this with { Methods = [.. Methods.Select(change)] };
}

/// <summary>The body of a scope or one of its outlined tails.</summary>
/// <param name="Graph">The states of the method.</param>
/// <param name="EnteredFrom">Where it is called from; empty for the body of the scope.</param>
internal sealed record MethodShape(ControlFlowGraph Graph, IReadOnlyList<string> EnteredFrom)
{
    /// <summary>Vertices printed behind a loop, each with the header of the loop.</summary>
    public IReadOnlyDictionary<int, int> LoopFollows { get; init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>The tree, once the walk has made it; empty before.</summary>
    public BlockNode Body { get; init; } = BlockNode.Empty;
}

/// <summary>
/// What a pass found out too late to do it itself. Wishes only grow, so that the pipeline comes to an end.
/// </summary>
/// <param name="Tails">States that must begin a method.</param>
/// <param name="FoldScope">Whether the whole scope must become one dispatch.</param>
internal sealed record StructureWishes(ImmutableHashSet<string> Tails, bool FoldScope)
{
    public static StructureWishes None { get; } = new(ImmutableHashSet.Create<string>(StringComparer.Ordinal), false);

    public bool AskMoreThan(StructureWishes others) =>
        Tails.Count > others.Tails.Count || (FoldScope && !others.FoldScope);
}
