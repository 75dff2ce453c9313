using System.Text.Json.Nodes;

namespace Durable.Asl.JsonPaths;

/// <summary>The steps of a path, without the root they start from.</summary>
internal sealed class PathProgram
{
    private readonly PathSegment[] _segments;
    private readonly int _definitePrefix;

    public PathProgram(PathSegment[] segments, bool isReference)
    {
        _segments = segments;
        _definitePrefix = Array.FindIndex(segments, segment => !segment.IsDefinite);
        IsDefinite = _definitePrefix < 0;
        IsReference = isReference && Array.TrueForAll(segments, IsReferenceStep);
    }

    /// <summary>Whether the path leads to one value at most; otherwise it always gives an array.</summary>
    public bool IsDefinite { get; }

    /// <summary>Whether the path consists of names and indexes from 0 only.</summary>
    public bool IsReference { get; }

    public IReadOnlyList<PathSegment> Segments => _segments;

    /// <summary>Follows the path. A definite path allocates nothing and gives a node of the document itself.</summary>
    public bool TryEvaluate(JsonNode? root, PathBudget? budget, out JsonNode? value) =>
        TryEvaluate(root, root, budget, out value);

    /// <summary>Follows the path from <paramref name="start"/>, for filters inside the document at root.</summary>
    public bool TryEvaluate(JsonNode? start, JsonNode? root, PathBudget? budget, out JsonNode? value)
    {
        if (IsDefinite)
        {
            return TryFollow(start, _segments, out value) == PathOutcome.Found;
        }

        value = null;
        switch (TryFollow(start, _segments.AsSpan(0, _definitePrefix), out var parent))
        {
            case PathOutcome.Missing:
                value = new JsonArray();
                return true;
            case PathOutcome.WrongType:
                return false;
        }

        if (!PathFailure.IsApplicable(_segments[_definitePrefix], parent))
        {
            return false;
        }

        var selection = new PathSelection(_segments, root, budget ?? new PathBudget());
        selection.Visit(parent, _definitePrefix);
        value = selection.ToArray();
        return true;
    }

    /// <summary>Why the path leads nowhere, in the words of the service.</summary>
    public string Explain(JsonNode? root) => PathFailure.Explain(this, root);

    /// <summary>Follows one definite step.</summary>
    public static PathOutcome TryStep(PathSegment segment, JsonNode? node, out JsonNode? value)
    {
        switch (segment)
        {
            case PathSegment.Name name when node is JsonObject members:
                return members.TryGetPropertyValue(name.Value, out value) ? PathOutcome.Found : PathOutcome.Missing;
            case PathSegment.Index index when node is JsonArray items:
                var position = index.Value < 0 ? items.Count + index.Value : index.Value;
                var isInside = position >= 0 && position < items.Count;
                value = isInside ? items[position] : null;
                return isInside ? PathOutcome.Found : PathOutcome.Missing;
            case PathSegment.Names names when node is JsonObject members:
                value = Pick(members, names.Values);
                return PathOutcome.Found;
            case PathSegment.Index when node is not null:
                value = null;
                return PathOutcome.WrongType;
            default:
                value = null;
                return PathOutcome.Missing;
        }
    }

    private static PathOutcome TryFollow(JsonNode? start, ReadOnlySpan<PathSegment> segments, out JsonNode? value)
    {
        value = start;
        foreach (var segment in segments)
        {
            var outcome = TryStep(segment, value, out value);
            if (outcome != PathOutcome.Found)
            {
                return outcome;
            }
        }

        return PathOutcome.Found;
    }

    private static JsonObject Pick(JsonObject members, IReadOnlyList<string> names)
    {
        var picked = new JsonObject();
        foreach (var name in names)
        {
            if (members.TryGetPropertyValue(name, out var value))
            {
                picked[name] = value?.DeepClone();
            }
        }

        return picked;
    }

    private static bool IsReferenceStep(PathSegment segment) =>
        segment is PathSegment.Name or PathSegment.Index { Value: >= 0 };
}
