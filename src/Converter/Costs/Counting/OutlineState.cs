using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>A state and its place in the machine.</summary>
/// <param name="index">Its number in the machine.</param>
/// <param name="local">Its number in its scope.</param>
internal sealed class OutlineState(int index, int local, State state, OutlineScope scope)
{
    public int Index => index;

    public int Local => local;

    public State State => state;

    public OutlineScope Scope => scope;

    public string Name => state.Name;

    /// <summary>Steps for values that a replay would not compute again, for one visit.</summary>
    public int RecordedValues { get; } = Counting.RecordedValues.PerVisit(state);

    /// <summary>The branches of a Parallel or the processor of a Map.</summary>
    public IReadOnlyList<OutlineScope> Bodies { get; set; } = [];

    /// <summary>Where an execution can go from here, in the order of the file; empty in final states.</summary>
    public IReadOnlyList<OutlineEdge> Edges { get; set; } = [];
}

internal enum EdgeKind
{
    Next,

    /// <summary>A rule of a Choice or its <c>Default</c>.</summary>
    Choice,
    Catch,
}

/// <summary>A way from one state to another of its scope, or out of the scope.</summary>
/// <param name="Ordinal">Its number among the edges of its state.</param>
/// <param name="To">Null where the scope ends.</param>
internal sealed record OutlineEdge(OutlineState From, int Ordinal, EdgeKind Kind, OutlineState? To);
