using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

internal enum EdgeKind
{
    /// <summary><c>Next</c>, or <c>End</c> where the edge leads to the exit.</summary>
    Next,

    /// <summary>A rule of a Choice.</summary>
    Choice,

    /// <summary><c>Default</c> of a Choice, or the failure where it has none.</summary>
    Default,

    /// <summary>A catcher.</summary>
    Catch,
}

/// <summary>One way out of a state.</summary>
/// <param name="Source">The state; not always the vertex, since a dispatch holds several states.</param>
/// <param name="Kind">Which field of the state leads here.</param>
/// <param name="Index">The position of the (first) rule or catcher, 0 for the other kinds.</param>
/// <param name="Count">
/// How many neighbouring rules or catchers the edge stands for: those with one target and nothing that sets them apart.
/// </param>
/// <param name="To">The vertex it leads to.</param>
internal sealed record GraphEdge(State Source, EdgeKind Kind, int Index, int Count, int To)
{
    /// <summary>The state that is entered, where <see cref="To"/> is a dispatch.</summary>
    public string? Enters { get; init; }
}
