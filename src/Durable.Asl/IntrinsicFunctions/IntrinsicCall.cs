using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>A call of an intrinsic function, such as <c>States.Format('Hello, {}', $.name)</c>. Immutable.</summary>
public sealed class IntrinsicCall
{
    /// <summary>Deepest nesting of calls that the language allows; the outermost call counts.</summary>
    public const int MaxDepth = 10;

    internal IntrinsicCall(
        IntrinsicFunction function, IReadOnlyList<IntrinsicArgument> arguments, string text, int position)
    {
        Function = function;
        Arguments = arguments;
        Text = text;
        Position = position;
    }

    /// <summary>The function.</summary>
    public IntrinsicFunction Function { get; }

    /// <summary>
    /// The arguments. Their number and types are checked when the call is evaluated, not when it is read.
    /// </summary>
    public IReadOnlyList<IntrinsicArgument> Arguments { get; }

    /// <summary>The call as it was written; messages quote the text of the outermost call.</summary>
    public string Text { get; }

    /// <summary>Where the call begins in the text of the outermost call, from 0.</summary>
    public int Position { get; }

    /// <summary>Whether the call and all calls inside it give the same value every time.</summary>
    public bool IsDeterministic =>
        Function.IsDeterministic(Arguments.Count)
        && Arguments.OfType<IntrinsicArgument.Call>().All(argument => argument.Value.IsDeterministic);

    /// <summary>Whether a template value looks like a call rather than like a path.</summary>
    /// <param name="text">The value of a field that ends in <c>.$</c>.</param>
    /// <returns>True when it does not begin with <c>$</c>.</returns>
    public static bool LooksLikeCall(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.AsSpan().TrimStart().StartsWith("$", StringComparison.Ordinal);
    }

    /// <summary>Reads a call.</summary>
    /// <param name="text">The text; blanks around it are ignored.</param>
    /// <returns>The call.</returns>
    /// <exception cref="IntrinsicSyntaxException">The text is no call, or the function does not exist.</exception>
    public static IntrinsicCall Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new IntrinsicParser(text).Parse();
    }

    /// <summary>Reads a call.</summary>
    /// <param name="text">The text; blanks around it are ignored.</param>
    /// <param name="call">The call, when the text is one.</param>
    /// <param name="error">What is wrong, when it is not.</param>
    /// <returns>Whether the text is a call.</returns>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out IntrinsicCall? call,
        [NotNullWhen(false)] out IntrinsicSyntaxException? error)
    {
        try
        {
            call = Parse(text);
            error = null;
            return true;
        }
        catch (IntrinsicSyntaxException exception)
        {
            call = null;
            error = exception;
            return false;
        }
    }

    /// <summary>Evaluates the call.</summary>
    /// <param name="scope">What the paths start from.</param>
    /// <returns>The value, without a parent.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when a path leads nowhere or an argument is
    /// wrong.</exception>
    public JsonNode? Evaluate(ExpressionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Bind(scope).WrittenAs(Text).Evaluate(scope.Random);
    }

    /// <summary>The call in a canonical form: one blank behind each comma and no other.</summary>
    /// <returns>A text that reads back as the same call.</returns>
    public override string ToString() => $"{Function.Name}({string.Join(", ", Arguments.Select(Print))})";

    private static string Print(IntrinsicArgument argument) => argument switch
    {
        IntrinsicArgument.Path path => path.Value.ToString(),
        IntrinsicArgument.Text text => $"'{text.Raw}'",
        IntrinsicArgument.Number number => number.Literal,
        IntrinsicArgument.Boolean boolean => boolean.Value ? "true" : "false",
        IntrinsicArgument.Call call => call.Value.ToString(),
        _ => "null",
    };

    private IntrinsicValue Bind(ExpressionScope scope) =>
        IntrinsicValue.FromCall(Function, [.. Arguments.Select((argument, index) => Bind(argument, index, scope))]);

    private IntrinsicValue Bind(IntrinsicArgument argument, int index, ExpressionScope scope) => argument switch
    {
        IntrinsicArgument.Path path => scope.IsAssigned(path.Value)
            ? IntrinsicValue.FromPath(path.Value, scope.RootOf(path.Value))
            : IntrinsicValue.FromUnassigned(path.Value, scope.Data),
        IntrinsicArgument.Text text => Function.TakesTemplate(index) ? text.Template : text.Value,
        IntrinsicArgument.Number number => IntrinsicValue.FromJson(ServiceJson.Parse(number.Literal)),
        IntrinsicArgument.Boolean boolean => boolean.Value,
        IntrinsicArgument.Call call => call.Value.Bind(scope),
        _ => IntrinsicValue.Null,
    };
}
