using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata;

/// <summary>
/// JSON with expressions in it, as <c>Arguments</c>, <c>Output</c>, <c>Assign</c> and their like hold it: every string
/// of the form <c>{% … %}</c> stands for the value of its expression, everything else for itself.
/// Keys are never expressions. A template is immutable.
/// </summary>
public sealed class JsonataTemplate
{
    private const string Open = "{%";
    private const string Close = "%}";

    private readonly Part _root;

    private JsonataTemplate(Part root) => _root = root;

    private delegate JsonNode? Evaluator(string expression, string field);

    /// <summary>True when the template holds at least one expression.</summary>
    public bool HasExpressions => _root is not Literal;

    /// <summary>Reads a template.</summary>
    /// <param name="template">The JSON value; null is JSON null.</param>
    /// <param name="field">The field that holds it, such as <c>Output</c>; the start of the paths quoted in
    /// errors.</param>
    public static JsonataTemplate Parse(JsonNode? template, string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new JsonataTemplate(Read(template, field));
    }

    /// <summary>Reads a string that may be an expression.</summary>
    /// <param name="text">A string of a definition.</param>
    /// <param name="expression">The trimmed text between the signs, when it is one.</param>
    /// <returns>True when the text starts with exactly <c>{%</c> and ends with exactly <c>%}</c>.</returns>
    public static bool TryGetExpression(string text, [NotNullWhen(true)] out string? expression)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isExpression = text.Length >= Open.Length + Close.Length
            && text.StartsWith(Open, StringComparison.Ordinal)
            && text.EndsWith(Close, StringComparison.Ordinal);
        expression = isExpression ? text[Open.Length..^Close.Length].Trim() : null;
        return isExpression;
    }

    /// <summary>The value of the template.</summary>
    /// <param name="bindings">The variables.</param>
    /// <param name="options">Host and limits; null for the defaults.</param>
    /// <returns>The value. It may be a node of a variable or of the template, so place a clone of it when it gets a new
    /// parent.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: an expression failed, or gave nothing or a
    /// function.</exception>
    public JsonNode? Evaluate(JsonataBindings bindings, JsonataOptions? options = null) =>
        Evaluate(_root, (expression, field) => StatesJsonata.Evaluate(expression, field, bindings, options));

    private static Part Read(JsonNode? node, string field)
    {
        switch (node)
        {
            case JsonObject members:
                var pairs = members.Select(pair => (pair.Key, Read(pair.Value, $"{field}/{pair.Key}"))).ToList();
                return pairs.TrueForAll(pair => pair.Item2 is Literal) ? new Literal(node) : new Members(pairs);
            case JsonArray array:
                var items = array.Select((item, index) => Read(item, Item(field, index))).ToList();
                return items.TrueForAll(item => item is Literal) ? new Literal(node) : new Items(items);
            default:
                return JsonValues.AsString(node) is { } text && TryGetExpression(text, out var expression)
                    ? new Expression(expression, field)
                    : new Literal(node);
        }
    }

    private static string Item(string field, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{field}/{index}");

    private static JsonNode? Evaluate(Part part, Evaluator evaluate) => part switch
    {
        Expression expression => evaluate(expression.Text, expression.Field),
        Members members => new JsonObject(members.Pairs.Select(
            pair => KeyValuePair.Create(pair.Name, Place(Evaluate(pair.Value, evaluate))))),
        Items items => new JsonArray([.. items.Values.Select(item => Place(Evaluate(item, evaluate)))]),
        Literal literal => literal.Value,
        _ => null,
    };

    // A value may belong to a variable even when it has no parent, so it is cloned in any case.
    private static JsonNode? Place(JsonNode? node) => node?.DeepClone();

    private abstract record Part;

    private sealed record Literal(JsonNode? Value) : Part;

    private sealed record Expression(string Text, string Field) : Part;

    private sealed record Members(IReadOnlyList<(string Name, Part Value)> Pairs) : Part;

    private sealed record Items(IReadOnlyList<Part> Values) : Part;
}
