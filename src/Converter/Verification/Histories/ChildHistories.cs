using System.Text.Json.Nodes;
using Sfn2Durable.Input.Histories;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>The history of an execution that a distributed Map started.</summary>
/// <param name="Map">The Map: its states are those that the execution enters.</param>
/// <param name="Recording">The execution as one of its own, outside the Map.</param>
internal sealed record ChildHistory(string Map, Recording Recording)
{
    public ExecutionHistory History => Recording.History;

    public JsonNode? Input { get; } = RecordedJson.Parse(Recording.Start.Data.Input);
}

/// <summary>
/// The children among the histories that were given. No event of a child names its Map Run, so a child is known by its
/// states, by the time it began, and by its input.
/// </summary>
internal sealed class ChildHistories(IEnumerable<ChildHistory> children)
{
    private readonly List<ChildHistory> _free = [.. children.OrderBy(static c => c.Recording.Start.Time ?? 0)];

    /// <summary>Those that belong to no Map Run so far.</summary>
    public IReadOnlyList<ChildHistory> Free => _free;

    /// <summary>The distributed Map whose states the execution enters; null for an execution of the machine itself.</summary>
    public static string? MapOf(ExecutionHistory history, StateTable states) =>
        history.Events.FirstOrDefault(static e => e.IsEntered)?.Name is { } first
        && states.ContainerOf(first) is { } container
        && states[container.Name] is MapState { Distributed: not null }
            ? container.Name
            : null;

    /// <summary>The free ones that a run may have started, in the order in which they began.</summary>
    public IEnumerable<ChildHistory> Of(RecordedMapRun run) =>
        _free.Where(c => c.Map == run.Visit.State && run.Spans(c.Recording.Start.Time));

    public void Take(ChildHistory child) => _free.Remove(child);

    /// <summary>Undoes <see cref="Take"/>.</summary>
    public void Return(ChildHistory child)
    {
        var index = _free.FindIndex(c => (c.Recording.Start.Time ?? 0) > (child.Recording.Start.Time ?? 0));
        _free.Insert(index < 0 ? _free.Count : index, child);
    }
}
