using System.Text.Json.Nodes;

namespace Durable.Asl.JsonPaths;

/// <summary>Says why a path leads nowhere, in the words of the library that the service uses.</summary>
internal static class PathFailure
{
    /// <summary>
    /// Whether the first indefinite step can be applied to the value that the definite steps before it led to. A
    /// slice of a string fails; a slice of null or a wildcard on a string merely selects nothing.
    /// </summary>
    public static bool IsApplicable(PathSegment segment, JsonNode? node) => segment switch
    {
        PathSegment.Slice or PathSegment.Indexes => node is null or JsonArray,
        PathSegment.Filter => node is null or JsonArray or JsonObject,
        _ => true,
    };

    public static string Explain(PathProgram program, JsonNode? root)
    {
        var node = root;
        for (var position = 0; position < program.Segments.Count; position++)
        {
            var segment = program.Segments[position];
            if (!segment.IsDefinite)
            {
                return NotApplicable(segment, node);
            }

            var parent = node;
            if (PathProgram.TryStep(segment, parent, out node) != PathOutcome.Found)
            {
                return Explain(program, position, parent);
            }
        }

        return NoResults(program.Segments);
    }

    private static string Explain(PathProgram program, int position, JsonNode? parent)
    {
        var segments = program.Segments;
        var isLast = position == segments.Count - 1;
        var here = PathPrinter.Brackets(segments.Take(position));
        return segments[position] switch
        {
            PathSegment.Index when parent is null => $"The path {here} is null",
            PathSegment.Index index when parent is not JsonArray => NotApplicable(index, parent),
            PathSegment.Name or PathSegment.Names when parent is not JsonObject =>
                $"Property {PathPrinter.Bracket(segments[position])} not found in path {here}",
            PathSegment.Name when !isLast =>
                $"Missing property in path {PathPrinter.Brackets(segments.Take(position + 1))}",
            _ => NoResults(segments),
        };
    }

    private static string NoResults(IEnumerable<PathSegment> segments) =>
        $"No results for path: {PathPrinter.Brackets(segments)}";

    private static string NotApplicable(PathSegment segment, JsonNode? node) => segment is PathSegment.Filter
        ? $"Filter: [?] can not be applied to primitives. Current context is: {JavaText.Print(node)}"
        : $"Filter: {PathPrinter.Bracket(segment)} can only be applied to arrays. "
            + $"Current context is: {JavaText.Print(node)}";
}
