using System.Text.Json.Nodes;

namespace Durable.Asl.JsonPaths;

/// <summary>Collects what an indefinite path selects, in document order.</summary>
/// <remarks>
/// Behind the first indefinite step nothing fails any more: a value that a step does not apply to is left out.
/// </remarks>
internal sealed class PathSelection(PathSegment[] segments, JsonNode? root, PathBudget budget)
{
    private readonly List<JsonNode?> _found = [];

    public JsonArray ToArray()
    {
        var items = new JsonArray();
        foreach (var node in _found)
        {
            budget.Spend();
            items.Add(node?.DeepClone());
        }

        return items;
    }

    /// <summary>Applies the steps from <paramref name="position"/> on.</summary>
    public void Visit(JsonNode? node, int position)
    {
        budget.Spend();
        if (position == segments.Length)
        {
            _found.Add(node);
            return;
        }

        switch (segments[position])
        {
            case PathSegment.DeepScan:
                Scan(node, position + 1);
                break;
            case PathSegment.Wildcard:
                VisitChildren(node, position + 1);
                break;
            case PathSegment.Slice slice:
                VisitSlice(node, slice, position + 1);
                break;
            case PathSegment.Indexes indexes:
                VisitEach(node, indexes.Values.Select(index => new PathSegment.Index(index)), position + 1);
                break;
            case PathSegment.Names { IsLast: false } names:
                VisitEach(node, names.Values.Select(name => new PathSegment.Name(name)), position + 1);
                break;
            case PathSegment.Filter filter:
                VisitMatches(node, filter.Condition, position + 1);
                break;
            case var segment:
                VisitEach(node, [segment], position + 1);
                break;
        }
    }

    private void VisitEach(JsonNode? node, IEnumerable<PathSegment> steps, int position)
    {
        foreach (var step in steps)
        {
            if (PathProgram.TryStep(step, node, out var value) == PathOutcome.Found)
            {
                Visit(value, position);
            }
        }
    }

    private void VisitChildren(JsonNode? node, int position)
    {
        if (node is JsonObject members)
        {
            foreach (var (_, value) in members)
            {
                Visit(value, position);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Visit(item, position);
            }
        }
    }

    /// <summary>The value itself first, then what is inside it.</summary>
    private void Scan(JsonNode? node, int position)
    {
        budget.Spend();
        if (node is not (JsonObject or JsonArray))
        {
            return;
        }

        if (IsScanMatch(node, segments[position]))
        {
            Visit(node, position);
        }

        if (node is JsonObject members)
        {
            foreach (var (_, value) in members)
            {
                Scan(value, position);
            }
        }
        else
        {
            foreach (var item in (JsonArray)node)
            {
                Scan(item, position);
            }
        }
    }

    /// <summary>A filter behind a scan selects among elements; an object would otherwise be met twice.</summary>
    private static bool IsScanMatch(JsonNode node, PathSegment next) =>
        next is not PathSegment.Filter || node is JsonArray;

    private void VisitSlice(JsonNode? node, PathSegment.Slice slice, int position)
    {
        if (node is not JsonArray items)
        {
            return;
        }

        var from = FromEnd(slice.From ?? 0, items.Count);
        var to = FromEnd(slice.To ?? items.Count, items.Count);
        for (var index = Math.Max(from, 0); index < Math.Min(to, items.Count); index++)
        {
            Visit(items[index], position);
        }
    }

    private static int FromEnd(int index, int count) => index < 0 ? count + index : index;

    private void VisitMatches(JsonNode? node, FilterExpression condition, int position)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                if (FilterEvaluator.IsTrue(condition, new FilterScope(item, root, budget)))
                {
                    Visit(item, position);
                }
            }
        }
        else if (node is JsonObject && FilterEvaluator.IsTrue(condition, new FilterScope(node, root, budget)))
        {
            Visit(node, position);
        }
    }
}
