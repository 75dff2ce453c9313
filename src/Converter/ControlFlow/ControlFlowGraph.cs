namespace Sfn2Durable.ControlFlow;

/// <summary>
/// The states of one scope, or of one method of it, and the ways between them. Parallel and Map are single vertices:
/// their bodies are scopes of their own. <c>Catch</c> is an edge like any other.
/// </summary>
/// <param name="Vertices">A vertex stands at the position that is its id.</param>
/// <param name="Entry">The vertex where it starts; no edge but a back edge leads there.</param>
/// <param name="EntryState">The state where it starts, which a dispatch at the entry must be told.</param>
internal sealed record ControlFlowGraph(IReadOnlyList<GraphVertex> Vertices, int Entry, string EntryState)
{
    public GraphVertex this[int id] => Vertices[id];

    public int Count => Vertices.Count;
}
