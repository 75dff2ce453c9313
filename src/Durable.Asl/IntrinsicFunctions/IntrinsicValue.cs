using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>
/// An argument or a result of the methods of <see cref="Intrinsics"/>. C# values convert to it, and it converts to a
/// JSON value.
/// </summary>
/// <remarks>
/// A call is evaluated when its result is converted to JSON, not before. Only then is the outermost call known, and
/// the messages of the service quote that one: <c>JsonNode? sum = Intrinsics.MathAdd(data.At("$.a"), 1);</c>
/// </remarks>
public sealed class IntrinsicValue
{
    private readonly JsonNode? _constant;
    private readonly JsonPath? _path;
    private readonly bool _isAssigned;
    private readonly IntrinsicFunction? _function;
    private readonly IReadOnlyList<IntrinsicValue> _arguments = [];
    private readonly string? _text;

    private IntrinsicValue(JsonNode? constant) => _constant = constant;

    private IntrinsicValue(JsonPath path, JsonNode? root, bool isAssigned)
    {
        _path = path;
        _constant = root;
        _isAssigned = isAssigned;
    }

    private IntrinsicValue(IntrinsicFunction function, IReadOnlyList<IntrinsicValue> arguments, string? text)
    {
        _function = function;
        _arguments = arguments;
        _text = text;
    }

    /// <summary>JSON null.</summary>
    public static IntrinsicValue Null { get; } = new(constant: null);

    /// <summary>A text.</summary>
    /// <param name="value">The text; as the template of <c>Format</c> it has its braces escaped.</param>
    public static implicit operator IntrinsicValue(string value) => new(JsonValue.Create(value));

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator IntrinsicValue(int value) => new(JsonValue.Create(value));

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator IntrinsicValue(long value) => new(JsonValue.Create(value));

    /// <summary>A number.</summary>
    /// <param name="value">The number, which has to be finite.</param>
    public static implicit operator IntrinsicValue(double value) => new(JsonValue.Create(value));

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator IntrinsicValue(decimal value) => new(JsonValue.Create(value));

    /// <summary>True or false.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IntrinsicValue(bool value) => new(JsonValue.Create(value));

    /// <summary>A JSON value.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    public static implicit operator IntrinsicValue(JsonNode? value) => FromJson(value);

    /// <summary>The value: evaluates the call.</summary>
    /// <param name="value">The call.</param>
    /// <exception cref="StatesException"><c>States.Runtime</c> when a path leads nowhere or an argument is
    /// wrong.</exception>
    public static implicit operator JsonNode?(IntrinsicValue? value) => value?.Evaluate();

    /// <summary>A JSON value.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <returns>The argument.</returns>
    public static IntrinsicValue FromJson(JsonNode? value) => new(value);

    /// <summary>The value at a path; it is looked up when the outermost call is evaluated.</summary>
    /// <param name="path">The path.</param>
    /// <param name="root">What the path starts from.</param>
    /// <returns>The argument.</returns>
    public static IntrinsicValue FromPath(JsonPath path, JsonNode? root) => new(path, root, isAssigned: true);

    /// <summary>
    /// The same call with the text that the definition has for it, for messages. Only needed where that text differs
    /// from the canonical one, for instance in blanks.
    /// </summary>
    /// <param name="text">The call as it was written.</param>
    /// <returns>The call.</returns>
    public IntrinsicValue WrittenAs(string text) =>
        _function is null ? this : new IntrinsicValue(_function, _arguments, text);

    /// <summary>The value: evaluates the call.</summary>
    /// <param name="random">Where random values come from; by default the operating system.</param>
    /// <returns>The value, without a parent.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when a path leads nowhere or an argument is
    /// wrong.</exception>
    public JsonNode? Evaluate(RandomSource? random = null)
    {
        var value = Evaluate(_text ?? ToString(), random ?? RandomSource.System);
        return value?.Parent is null && _function is not null ? value : value?.DeepClone();
    }

    /// <summary>The value as a field wants it that takes a text, such as <c>CausePath</c>.</summary>
    /// <param name="field">The field, for the message.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> also when the value is no text.</exception>
    public string AsText(string field) => Evaluate().AsText(field);

    /// <summary>The call in canonical form.</summary>
    /// <returns>The text that messages quote.</returns>
    public override string ToString()
    {
        if (_path is not null)
        {
            return _path.Text;
        }

        return _function is null
            ? Quote(isTemplate: false)
            : $"{_function.Name}({string.Join(", ", _arguments.Select(PrintArgument))})";
    }

    /// <summary>A path whose variable was never assigned: it fails, and the message shows the current data.</summary>
    internal static IntrinsicValue FromUnassigned(JsonPath path, JsonNode? data) =>
        new(path, data, isAssigned: false);

    internal static IntrinsicValue FromCall(IntrinsicFunction function, IReadOnlyList<IntrinsicValue> arguments) =>
        new(function, arguments, text: null);

    private string PrintArgument(IntrinsicValue argument, int index) =>
        _function?.TakesTemplate(index) == true && argument is { _path: null, _function: null }
            ? argument.Quote(isTemplate: true)
            : argument._text ?? argument.ToString();

    private string Quote(bool isTemplate) => JsonValues.AsString(_constant) switch
    {
        null => ServiceJson.Write(_constant),
        var text => isTemplate ? IntrinsicText.QuoteTemplate(text) : IntrinsicText.Quote(text),
    };

    /// <summary>The value, perhaps a node of the data itself.</summary>
    private JsonNode? Evaluate(string outermostCall, RandomSource random)
    {
        if (_path is not null)
        {
            return Find(_path, outermostCall);
        }

        if (_function is null)
        {
            return _constant;
        }

        var values = new JsonNode?[_arguments.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = _arguments[index].Evaluate(outermostCall, random);
        }

        return _function.Run(new IntrinsicInvocation(_function.Name, values, outermostCall, random));
    }

    private JsonNode? Find(JsonPath path, string outermostCall) =>
        _isAssigned && path.TryResolve(_constant, out var value)
            ? value
            : throw StatesException.Runtime(
                $"The function '{outermostCall}' had the following error: The JsonPath argument for the field "
                + $"'{path.Text}' could not be found in the input '{ServiceJson.Write(_constant)}'");
}
