using System.Text.Json.Nodes;
using Durable.Asl.Jsonata.Compilation;
using Durable.Asl.Jsonata.Functions;
using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata;

/// <summary>
/// A compiled JSONata expression. It is immutable: parse once, evaluate as often as you like, on any thread.
/// </summary>
public sealed class JsonataExpression
{
    private readonly Operation _operation;
    private readonly FunctionTable _functions;
    private readonly Lazy<JsonataAnalysis> _analysis;

    private JsonataExpression(string text, JsonataProfile profile)
    {
        Text = text;
        Profile = profile;
        Root = Parser.Parse(text);
        _functions = FunctionTable.Of(profile);
        _operation = Compiler.Compile(Root, _functions);
        _analysis = new Lazy<JsonataAnalysis>(() => OnSafeStack(text, () => JsonataAnalysis.Of(Root, _functions)));
    }

    /// <summary>The text as given.</summary>
    public string Text { get; }

    /// <summary>The language variant it was parsed for.</summary>
    public JsonataProfile Profile { get; }

    /// <summary>The syntax tree.</summary>
    public JsonataNode Root { get; }

    /// <summary>What the expression refers to.</summary>
    public JsonataAnalysis Analysis => _analysis.Value;

    /// <summary>Parses and compiles an expression.</summary>
    /// <param name="text">The expression, without <c>{% %}</c>.</param>
    /// <param name="profile">Which functions there are.</param>
    /// <exception cref="JsonataException">The text is no valid expression.</exception>
    public static JsonataExpression Parse(string text, JsonataProfile profile = JsonataProfile.Standard)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OnSafeStack(text, () => new JsonataExpression(text, profile));
    }

    /// <summary>Evaluates without an input document, as Step Functions does.</summary>
    /// <param name="bindings">The variables; null for none.</param>
    /// <param name="options">Host and limits; null for the defaults.</param>
    /// <exception cref="JsonataException">The evaluation failed or hit a limit.</exception>
    public JsonataResult Evaluate(JsonataBindings? bindings = null, JsonataOptions? options = null) =>
        Evaluate(Value.Undefined, bindings, options);

    /// <summary>Evaluates on an input document.</summary>
    /// <param name="input">The document; null is JSON null. It is read, never changed.</param>
    /// <param name="bindings">The variables; null for none.</param>
    /// <param name="options">Host and limits; null for the defaults.</param>
    /// <exception cref="JsonataException">The evaluation failed or hit a limit.</exception>
    public JsonataResult EvaluateOn(
        JsonNode? input, JsonataBindings? bindings = null, JsonataOptions? options = null) =>
        Evaluate(Value.FromNode(input), bindings, options);

    /// <summary>The value itself, before it becomes JSON; with the default limits.</summary>
    internal Value Select(Value input) => Run(input, JsonataBindings.None, JsonataOptions.Default);

    /// <summary>The canonical text of the expression.</summary>
    public override string ToString() => OnSafeStack(Text, Root.ToString);

    internal static T OnSafeStack<T>(string text, Func<T> work)
        where T : notnull => TreeDepth.MayBeLarge(text) ? FreshStack.Run(work) : work();

    private JsonataResult Evaluate(Value input, JsonataBindings? bindings, JsonataOptions? options)
    {
        var settings = options ?? JsonataOptions.Default;
        return JsonataResult.From(Run(input, bindings ?? JsonataBindings.None, settings), settings.Limits);
    }

    private Value Run(Value input, JsonataBindings bindings, JsonataOptions options)
    {
        var evaluation = new Evaluation(_functions, bindings, input, options);
        var context = input.Array is null ? input : Value.From(ArrayValue.Wrapper(evaluation, input));
        return _operation.Evaluate(context, evaluation.Root);
    }
}
