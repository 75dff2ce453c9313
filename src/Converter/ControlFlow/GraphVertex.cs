using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>A vertex of a <see cref="ControlFlowGraph"/>. All kinds stand here.</summary>
/// <param name="Id">Its position in the graph.</param>
/// <param name="Edges">
/// The ways out in the order in which they are asked: rules before Default, success before catchers.
/// </param>
internal abstract record GraphVertex(int Id, IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>
    /// Nothing follows: printed wherever it is reached, as <c>return</c> or <c>throw</c>, which is shorter than a jump.
    /// </summary>
    public virtual bool IsTerminal => true;

    /// <summary>The scope ends here with a result.</summary>
    public bool IsResult => this is ExitVertex or StateVertex { State: SucceedState };

    /// <summary>How many states it holds.</summary>
    public virtual int StateCount => 0;
}

/// <summary>A state.</summary>
internal sealed record StateVertex(int Id, State State, IReadOnlyList<GraphEdge> Edges) : GraphVertex(Id, Edges)
{
    public override bool IsTerminal => State is SucceedState or FailState;

    public override int StateCount => 1;
}

/// <summary>The end of the scope: where <c>End: true</c> leads.</summary>
internal sealed record ExitVertex(int Id) : GraphVertex(Id, []);

/// <summary>Where a Choice without Default leads when no rule matches.</summary>
internal sealed record NoMatchVertex(int Id) : GraphVertex(Id, []);

/// <summary>The call of a region that has become a method.</summary>
internal sealed record TailVertex(int Id, string EntryState) : GraphVertex(Id, []);

/// <summary>A region that is run by a dispatch. Its own edges are those of its members that leave it.</summary>
internal sealed record DispatchVertex(int Id, IReadOnlyList<DispatchMember> Members, IReadOnlyList<GraphEdge> Edges)
    : GraphVertex(Id, Edges)
{
    public override bool IsTerminal => false;

    public override int StateCount => Members.Count;
}

/// <summary>
/// A state of a dispatch with all its edges; those that stay inside lead to the dispatch's own vertex.
/// </summary>
internal sealed record DispatchMember(State State, IReadOnlyList<GraphEdge> Edges);
