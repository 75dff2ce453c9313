using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Durable.Asl.JsonPaths;

/// <summary>A path of the JSONPath mode, read once and evaluated as often as needed. Immutable.</summary>
/// <remarks>
/// The dialect is that of the service: <c>$.a.b</c>, <c>$['a-b']</c>, <c>$.a[0]</c>, <c>$.a[-1]</c>, <c>$.a[*]</c>,
/// <c>$.a[0:2]</c>, <c>$.a[0,2]</c>, <c>$['x','y']</c>, <c>$..name</c>, <c>$.a[?(@.n &gt; 3)]</c>. A path is
/// <em>definite</em> when it leads to one value at most; any other path gives an array, perhaps an empty one.
/// </remarks>
public sealed class JsonPath
{
    private readonly PathProgram _program;

    private JsonPath(string text, PathRoot root, string? variableName, PathProgram program)
    {
        Text = text;
        Root = root;
        VariableName = variableName;
        _program = program;
    }

    /// <summary>The path as it was written; messages quote this text.</summary>
    public string Text { get; }

    /// <summary>What the path starts from.</summary>
    public PathRoot Root { get; }

    /// <summary>The workflow variable that the path starts from, without <c>$</c>; null for other roots.</summary>
    public string? VariableName { get; }

    /// <summary>Whether the path leads to one value at most.</summary>
    public bool IsDefinite => _program.IsDefinite;

    /// <summary>
    /// Whether the path may stand where the language asks for a Reference Path: names and indexes from 0 only.
    /// </summary>
    public bool IsReferencePath => _program.IsReference;

    /// <summary>Whether the path is nothing but its root.</summary>
    public bool IsRoot => _program.Segments.Count == 0;

    /// <summary>
    /// The steps of a Reference Path: each a <see cref="string"/> (member) or an <see cref="int"/> (element). Empty
    /// for a path that is not one.
    /// </summary>
    public IReadOnlyList<object> ReferenceSteps => IsReferencePath ? [.. _program.Segments.Select(StepValue)] : [];

    /// <summary>The name that the path ends in; null when it ends otherwise.</summary>
    public string? LastName => IsRoot ? null : (_program.Segments[^1] as PathSegment.Name)?.Value;

    internal PathProgram Program => _program;

    /// <summary>Reads a path.</summary>
    /// <param name="text">The text; blanks around it are ignored.</param>
    /// <returns>The path.</returns>
    /// <exception cref="JsonPathSyntaxException">The text is not a path.</exception>
    public static JsonPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanner = new PathScanner(text, text.AsSpan().TrimEnd().Length);
        scanner.SkipBlanks();
        scanner.Expect('$');
        var root = PathRoot.Data;
        string? variable = null;
        if (scanner.TryTake('$'))
        {
            root = PathRoot.Context;
        }
        else if (VariableNames.Read(scanner) is { Length: > 0 } name)
        {
            root = PathRoot.Variable;
            variable = name;
        }

        return new JsonPath(text, root, variable, new JsonPathParser(scanner, filterDepth: 0).ParseSteps());
    }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The text; blanks around it are ignored.</param>
    /// <param name="path">The path, when the text is one.</param>
    /// <param name="error">What is wrong, when it is not.</param>
    /// <returns>Whether the text is a path.</returns>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out JsonPath? path,
        [NotNullWhen(false)] out JsonPathSyntaxException? error)
    {
        try
        {
            path = Parse(text);
            error = null;
            return true;
        }
        catch (JsonPathSyntaxException exception)
        {
            path = null;
            error = exception;
            return false;
        }
    }

    /// <summary>Reads a path, or finds it among those read before. Meant for texts that come again and again.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The path.</returns>
    /// <exception cref="JsonPathSyntaxException">The text is not a path.</exception>
    public static JsonPath Get(string text) => JsonPathCache.Get(text);

    /// <summary>Follows the path.</summary>
    /// <param name="root">What the path starts from: the data, the context object or the variable's value.</param>
    /// <param name="value">
    /// What was found. For a definite path a node of the document itself, which must not be changed and which has a
    /// parent; for any other path a new array of copies.
    /// </param>
    /// <returns>False when the path leads nowhere.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when the path looks at millions of values.</exception>
    public bool TryEvaluate(JsonNode? root, out JsonNode? value) => _program.TryEvaluate(root, null, out value);

    /// <summary>Follows the path.</summary>
    /// <param name="root">What the path starts from: the data, the context object or the variable's value.</param>
    /// <returns>What was found; see <see cref="TryEvaluate"/>.</returns>
    /// <exception cref="StatesException">
    /// <c>States.Runtime</c> when the path leads nowhere (<c>Invalid path '$.a' : No results for path: $['a']</c>) or
    /// the data is null.
    /// </exception>
    public JsonNode? Evaluate(JsonNode? root) => TryResolve(root, out var value)
        ? value
        : throw StatesException.Runtime($"Invalid path '{Text}' : {_program.Explain(root)}");

    /// <summary>What was found, without a parent: a copy, unless it is a new array already.</summary>
    internal JsonNode? Detach(JsonNode? found) => IsDefinite ? found?.DeepClone() : found;

    /// <summary>
    /// As <see cref="TryEvaluate"/>, but no path can be applied to null data. Context and variables are not data.
    /// </summary>
    internal bool TryResolve(JsonNode? root, out JsonNode? value) => root is null && Root == PathRoot.Data
        ? throw StatesException.Runtime("Unable to apply Path transformation to null or empty input.")
        : TryEvaluate(root, out value);

    /// <summary>The path in a canonical form: dots where they suffice, no blanks that mean nothing.</summary>
    /// <returns>A text that reads back as the same path.</returns>
    public override string ToString() => Root switch
    {
        PathRoot.Context => "$$",
        PathRoot.Variable => "$" + VariableName,
        _ => "$",
    } + PathPrinter.Short(_program.Segments);

    private static object StepValue(PathSegment segment) => segment switch
    {
        PathSegment.Name name => name.Value,
        PathSegment.Index index => index.Value,
        _ => throw new InvalidOperationException("A reference path has names and indexes only."),
    };
}
