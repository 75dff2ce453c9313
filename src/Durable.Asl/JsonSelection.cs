using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl;

/// <summary>
/// What a JSONata path selects: one value, several as an array, or nothing at all, which is not JSON null. Made by
/// <see cref="JsonData.Find"/>.
/// </summary>
/// <remarks>
/// Its members are the operators of JSONata that have an answer for every value; they give what the operator gives in an
/// expression. The only failures left are those of numbers that no double can hold, such as <c>1e400</c>: they are
/// <see cref="StatesException"/>s named <c>States.QueryEvaluationError</c>.
/// </remarks>
public sealed class JsonSelection
{
    private readonly Value _value;
    private readonly string _path;

    internal JsonSelection(Value value, string path) => (_value, _path) = (value, path);

    /// <summary>Whether there is a value, if only JSON null: <c>$exists</c>.</summary>
    public bool Exists => !_value.IsUndefined;

    /// <summary>Whether there is a value and it is JSON null: <c>… = null</c>.</summary>
    /// <returns>True for JSON null only.</returns>
    public bool IsNull() => _value.IsNull;

    /// <summary>Whether there is a value and it is not JSON null: <c>… != null</c>.</summary>
    /// <returns>False for JSON null and for nothing.</returns>
    public bool IsNotNull() => Exists && !_value.IsNull;

    /// <summary>What a condition makes of it: false for nothing, null, false, 0, an empty text or object, and an array
    /// without a true item.</summary>
    /// <returns>True for everything else.</returns>
    public bool IsTruthy() => Selecting.IsTrue(_value);

    /// <summary>The number of values: <c>$count</c>.</summary>
    /// <returns>0 for nothing, the length of an array, 1 for any other value.</returns>
    public int Count() => Selecting.Count(_value);

    /// <summary>Whether it has the same content: <c>=</c>. Types are not converted.</summary>
    /// <param name="other">The value to compare with; null is JSON null.</param>
    /// <returns>False for nothing.</returns>
    public bool IsEqualTo(JsonNode? other) => Exists && Selecting.AreEqual(_value, Value.FromNode(other));

    /// <inheritdoc cref="IsEqualTo(JsonNode)"/>
    /// <returns>False when either is nothing.</returns>
    public bool IsEqualTo(JsonSelection other) =>
        Exists && Given(other).Exists && Selecting.AreEqual(_value, other._value);

    /// <summary>Whether there is a value and its content is another: <c>!=</c>. Not the opposite of
    /// <see cref="IsEqualTo(JsonNode)"/>, because nothing is neither equal nor different.</summary>
    /// <param name="other">The value to compare with; null is JSON null.</param>
    /// <returns>False for nothing.</returns>
    public bool DiffersFrom(JsonNode? other) => Exists && !Selecting.AreEqual(_value, Value.FromNode(other));

    /// <inheritdoc cref="DiffersFrom(JsonNode)"/>
    /// <returns>False when either is nothing.</returns>
    public bool DiffersFrom(JsonSelection other) =>
        Exists && Given(other).Exists && !Selecting.AreEqual(_value, other._value);

    /// <summary>Whether it is one of some scalar values: <c>… in ["a", "b"]</c>.</summary>
    /// <param name="values">The values; null is JSON null.</param>
    /// <returns>False for nothing, and for arrays and objects.</returns>
    public bool IsIn(params ReadOnlySpan<JsonNode?> values)
    {
        foreach (var value in values)
        {
            if (Exists && _value.IsSame(Value.FromNode(value)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a scalar value is among its items, or is the value itself: <c>… in path</c>.</summary>
    /// <param name="item">The item; null is JSON null.</param>
    /// <returns>False for nothing.</returns>
    public bool Includes(JsonNode? item) => Exists && Selecting.IsIn(Value.FromNode(item), _value);

    /// <inheritdoc cref="Includes(JsonNode)"/>
    /// <returns>False when either is nothing.</returns>
    public bool Includes(JsonSelection item) =>
        Exists && Given(item).Exists && Selecting.IsIn(item._value, _value);

    /// <summary>The value, or another where there is nothing: <c>$exists(path) ? path : other</c>, <c>path ?? other</c>.
    /// </summary>
    /// <param name="other">What to give instead of nothing; null is JSON null.</param>
    /// <returns>A copy without a parent; null is JSON null.</returns>
    public JsonNode? Or(JsonNode? other) => Exists ? Selecting.ToNode(_value) : other?.DeepClone();

    /// <summary>The value where a condition makes it true, or another: <c>path ? path : other</c>,
    /// <c>path ?: other</c>.</summary>
    /// <param name="other">What to give instead; null is JSON null.</param>
    /// <returns>A copy without a parent; null is JSON null.</returns>
    public JsonNode? OrIfFalsy(JsonNode? other) => IsTruthy() ? Selecting.ToNode(_value) : other?.DeepClone();

    /// <summary>The value, where nothing is a failure: an expression that is a path, as the whole value of a field.</summary>
    /// <param name="source">What the path begins with in the expression, such as <c>$states.input</c>.</param>
    /// <param name="field">The field's path, such as <c>Output/a</c>.</param>
    /// <returns>A copy without a parent; null is JSON null.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: there is nothing, or it is nested too deeply.
    /// The cause quotes the expression and the field.</exception>
    public JsonNode? OrThrow(string source, string field)
    {
        if (!Exists)
        {
            throw QueryErrors.ReturnedNothing(Expression(source), field);
        }

        try
        {
            return JsonataResult.From(_value, JsonataLimits.Default).Value?.DeepClone();
        }
        catch (JsonataException error)
        {
            throw QueryErrors.Threw(Expression(source), field, error);
        }
    }

    /// <summary>The value, which has to be an array.</summary>
    /// <inheritdoc cref="OrThrow" path="/param"/>
    /// <returns>A copy without a parent.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: there is no array. The cause quotes the
    /// expression and the field.</exception>
    public JsonArray ArrayOrThrow(string source, string field)
    {
        var value = OrThrow(source, field);
        return value as JsonArray ?? throw QueryErrors.UnexpectedType(Expression(source), field, "array", value);
    }

    /// <summary>The text that <c>&amp;</c> makes of it: a text as it is, anything else as JSON, nothing as the empty
    /// text.</summary>
    public override string ToString() => Selecting.Text(_value);

    private string Expression(string source) => $"{source}.{_path}";

    private static JsonSelection Given(JsonSelection other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other;
    }
}
