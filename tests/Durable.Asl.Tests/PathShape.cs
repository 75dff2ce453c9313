using Durable.Asl.JsonPaths;

namespace Durable.Asl.Tests;

/// <summary>Writes out the tree of a path, so that two trees can be compared.</summary>
internal static class PathShape
{
    public static string Describe(JsonPath path) => $"{path.Root} {path.VariableName} {Describe(path.Program)}";

    private static string Describe(PathProgram program) => string.Join(" ", program.Segments.Select(Describe));

    private static string Describe(PathSegment segment) => segment switch
    {
        PathSegment.Name name => $"name<{name.Value}>",
        PathSegment.Names names => $"names<{string.Join("><", names.Values)}>{names.IsLast}",
        PathSegment.Indexes indexes => $"indexes<{string.Join("><", indexes.Values)}>",
        PathSegment.Filter filter => $"filter({Describe(filter.Condition)})",
        _ => segment.ToString(),
    };

    private static string Describe(FilterExpression expression) => expression switch
    {
        FilterExpression.Or or => $"or({Describe(or.Left)}, {Describe(or.Right)})",
        FilterExpression.And and => $"and({Describe(and.Left)}, {Describe(and.Right)})",
        FilterExpression.Not not => $"not({Describe(not.Operand)})",
        FilterExpression.Exists exists => $"exists({Describe(exists.Path)})",
        FilterExpression.Comparison comparison =>
            $"{comparison.Operator}({Describe(comparison.Left)}, {Describe(comparison.Right)})",
        _ => throw new InvalidOperationException(),
    };

    private static string Describe(FilterOperand operand) => operand switch
    {
        FilterOperand.Path path => $"{(path.FromRoot ? "root" : "item")} {Describe(path.Program)}",
        FilterOperand.Literal literal => $"literal {ServiceJson.Write(literal.Value)}",
        FilterOperand.Pattern pattern => $"pattern<{pattern.Text}><{pattern.Flags}>",
        _ => throw new InvalidOperationException(),
    };
}
