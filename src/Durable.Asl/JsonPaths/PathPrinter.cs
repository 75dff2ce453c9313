using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Durable.Asl.JsonPaths;

/// <summary>
/// Prints steps: in the short form that people write, and in the bracket form of the service's messages.
/// </summary>
internal static class PathPrinter
{
    private const int Or = 0;
    private const int And = 1;
    private const int Unary = 2;

    /// <summary>The short form: <c>.a[0]['b c']</c>.</summary>
    public static string Short(IEnumerable<PathSegment> segments)
    {
        var text = new StringBuilder();
        var afterScan = false;
        foreach (var segment in segments)
        {
            if (segment is PathSegment.DeepScan)
            {
                text.Append("..");
            }
            else if (segment is PathSegment.Name { Value: var name } && IsPlain(name))
            {
                _ = afterScan ? text.Append(name) : text.Append('.').Append(name);
            }
            else
            {
                text.Append(Bracket(segment));
            }

            afterScan = segment is PathSegment.DeepScan;
        }

        return text.ToString();
    }

    /// <summary>The form of messages: <c>$['a'][0]['b c']</c>.</summary>
    public static string Brackets(IEnumerable<PathSegment> segments) =>
        "$" + string.Concat(segments.Select(RawBracket));

    /// <summary>One step in brackets, so that it can be read back.</summary>
    public static string Bracket(PathSegment segment) => segment switch
    {
        PathSegment.Name name => $"[{Quote(name.Value)}]",
        PathSegment.Names names => $"[{string.Join(",", names.Values.Select(Quote))}]",
        PathSegment.Index index => $"[{Number(index.Value)}]",
        PathSegment.Indexes indexes => $"[{string.Join(",", indexes.Values.Select(value => Number(value)))}]",
        PathSegment.Slice slice => $"[{Number(slice.From)}:{Number(slice.To)}]",
        PathSegment.Filter filter => $"[?({Print(filter.Condition, Or)})]",
        PathSegment.Wildcard => "[*]",
        _ => "..",
    };

    /// <summary>Whether a name needs no quotes behind a dot, wherever the path stands.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && name.All(unit => char.IsLetterOrDigit(unit) || unit is '_' or '-');

    private static string RawBracket(PathSegment segment) =>
        segment is PathSegment.Name name ? $"['{name.Value}']" : Bracket(segment);

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string Print(FilterExpression expression, int level) => expression switch
    {
        FilterExpression.Or or => Group($"{Print(or.Left, Or)} || {Print(or.Right, And)}", level > Or),
        FilterExpression.And and => Group($"{Print(and.Left, And)} && {Print(and.Right, Unary)}", level > And),
        FilterExpression.Not not => "!" + PrintNegated(not.Operand),
        FilterExpression.Exists exists => Print(exists.Path),
        FilterExpression.Comparison comparison =>
            $"{Print(comparison.Left)} {FilterOperators.Spelling(comparison.Operator)} {Print(comparison.Right)}",
        _ => "",
    };

    private static string PrintNegated(FilterExpression operand) =>
        Group(Print(operand, Or), operand is not FilterExpression.Exists);

    private static string Group(string text, bool needsParentheses) => needsParentheses ? $"({text})" : text;

    private static string Print(FilterOperand operand) => operand switch
    {
        FilterOperand.Path path => (path.FromRoot ? "$" : "@") + Short(path.Program.Segments),
        FilterOperand.Pattern pattern => $"/{pattern.Text}/{pattern.Flags}",
        FilterOperand.Literal literal => PrintLiteral(literal.Value),
        _ => "",
    };

    private static string PrintLiteral(JsonNode? value) => value switch
    {
        JsonObject members => "{" + string.Join(
            ",", members.Select(member => $"{Quote(member.Key)}:{PrintLiteral(member.Value)}")) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(PrintLiteral)) + "]",
        _ => JsonValues.AsString(value) is { } text ? Quote(text) : ServiceJson.Write(value),
    };
}
