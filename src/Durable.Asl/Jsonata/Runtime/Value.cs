using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// A value of the language. The reference tells the kind: nothing (undefined), a tag (null, booleans, computed
/// numbers), a string, an array, an object, a function, or the JSON node of a number that was read and not touched
/// yet, which keeps its own text when it is only passed on.
/// </summary>
internal readonly struct Value
{
    private static readonly object NumberTag = new Tag(ValueKind.Number);
    private static readonly object BooleanTag = new Tag(ValueKind.Boolean);
    private static readonly object NullTag = new Tag(ValueKind.Null);

    private readonly object? _reference;
    private readonly double _number;

    private Value(object? reference, double number = 0)
    {
        _reference = reference;
        _number = number;
    }

    public static Value Undefined => default;

    public static Value Null => new(NullTag);

    public static Value True => new(BooleanTag, 1);

    public static Value False => new(BooleanTag);

    public ValueKind Kind => _reference switch
    {
        null => ValueKind.Undefined,
        string => ValueKind.String,
        Tag tag => tag.Kind,
        ArrayValue => ValueKind.Array,
        ObjectValue => ValueKind.Object,
        FunctionValue => ValueKind.Function,
        JsonValue => ValueKind.Number,
        _ => ValueKind.Object,
    };

    public bool IsUndefined => _reference is null;

    public bool IsNull => ReferenceEquals(_reference, NullTag);

    public bool IsBoolean => ReferenceEquals(_reference, BooleanTag);

    public bool IsString => _reference is string;

    /// <summary>True for every number, also for those that JSON cannot write.</summary>
    public bool IsNumber => ReferenceEquals(_reference, NumberTag) || _reference is JsonValue;

    /// <summary>The number; meaningful only for numbers.</summary>
    public double Number => _number;

    /// <summary>The boolean; meaningful only for booleans.</summary>
    public bool Boolean => _number != 0;

    /// <summary>The text, empty when this is no string.</summary>
    public string Text => _reference as string ?? string.Empty;

    public ArrayValue? Array => _reference as ArrayValue;

    public ObjectValue? Object => _reference as ObjectValue;

    public FunctionValue? Function => _reference as FunctionValue;

    public TupleValue? Tuple => _reference as TupleValue;

    public TailCall? TailCall => _reference as TailCall;

    /// <summary>The node of an untouched number.</summary>
    public JsonValue? NumberNode => _reference as JsonValue;

    public static Value From(double number) => new(NumberTag, number);

    public static Value From(bool value) => new(BooleanTag, value ? 1 : 0);

    public static Value From(string? text) => new(text);

    public static Value From(ArrayValue? array) => new(array);

    public static Value From(ObjectValue? value) => new(value);

    public static Value From(FunctionValue? function) => new(function);

    public static Value From(TupleValue tuple) => new(tuple);

    public static Value From(TailCall call) => new(call);

    /// <summary>The value of a JSON node; null is JSON null. Arrays and objects are read when they are
    /// needed.</summary>
    public static Value FromNode(JsonNode? node) => node switch
    {
        null => Null,
        JsonObject value => new Value(ObjectValue.Read(value)),
        JsonArray array => new Value(ArrayValue.Read(array)),
        _ => FromScalar((JsonValue)node),
    };

    public bool TryGetArray([NotNullWhen(true)] out ArrayValue? array)
    {
        array = _reference as ArrayValue;
        return array is not null;
    }

    /// <summary>A sequence of one gives its item, an empty one nothing; everything else is itself.</summary>
    public Value Unwrapped() =>
        _reference is ArrayValue { IsSequence: true, IsTupleStream: false, Count: < 2 } sequence
            ? sequence.Count == 0 ? Undefined : sequence.KeepSingleton ? this : sequence[0]
            : this;

    /// <summary>True when both are the very same thing: equal scalars, or the same array, object or function.</summary>
    public bool IsSame(Value other)
    {
        if (IsNumber)
        {
            return other.IsNumber && _number == other._number;
        }

        return _reference switch
        {
            string text => other._reference is string otherText && text == otherText,
            ArrayValue array => other._reference is ArrayValue otherArray && array.IsSame(otherArray),
            ObjectValue value => other._reference is ObjectValue otherValue && value.IsSame(otherValue),
            _ => ReferenceEquals(_reference, other._reference) && _number == other._number,
        };
    }

    private static Value FromScalar(JsonValue node) => node.GetValueKind() switch
    {
        JsonValueKind.String => new Value(StringNodes.Read(node)),
        JsonValueKind.Number => new Value(node, NumberNodes.Read(node)),
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Null => Null,
        _ => FromNode(JsonNode.Parse(node.ToJsonString())),
    };

    private sealed record Tag(ValueKind Kind);
}
