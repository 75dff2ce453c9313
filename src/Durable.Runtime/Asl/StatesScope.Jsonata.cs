using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Asl.Jsonata;

namespace Durable.Runtime.Asl;

/// <content>JSONata expressions, with <c>$states</c> and the variables of the scope.</content>
public sealed partial class StatesScope
{
    private const int LongestSeconds = 99_999_999;

    /// <summary>Evaluates an expression.</summary>
    /// <param name="field">The field for messages, such as <c>Output/total</c>.</param>
    /// <param name="expression">The expression without <c>{%</c> and <c>%}</c>.</param>
    /// <param name="input"><c>$states.input</c>; null is JSON null.</param>
    /// <param name="result"><c>$states.result</c>, where the field may read it.</param>
    /// <param name="errorOutput"><c>$states.errorOutput</c>, where the field may read it.</param>
    /// <param name="context"><c>$states.context</c>; the scope's own by default, an item's in an item selector.</param>
    /// <returns>The value, without a parent; null is JSON null.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: the evaluation failed or gave nothing, or a
    /// value of another type than the field takes.</exception>
    public JsonNode? Evaluate(
        string field,
        string expression,
        JsonNode? input,
        StatesValue result = default,
        StatesValue errorOutput = default,
        JsonNode? context = null)
    {
        var value = Query(StatesJsonata.Evaluate, field, expression, Bind(input, result, errorOutput, context));
        return value?.Parent is null ? value : value.DeepClone();
    }

    /// <summary>Evaluates an expression that must give a boolean.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public bool EvaluateBoolean(
        string field,
        string expression,
        JsonNode? input,
        StatesValue result = default,
        StatesValue errorOutput = default,
        JsonNode? context = null) =>
        Query(StatesJsonata.EvaluateBoolean, field, expression, Bind(input, result, errorOutput, context));

    /// <summary>Evaluates an expression that must give a text.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public string EvaluateString(
        string field,
        string expression,
        JsonNode? input,
        StatesValue result = default,
        StatesValue errorOutput = default,
        JsonNode? context = null) =>
        Query(StatesJsonata.EvaluateString, field, expression, Bind(input, result, errorOutput, context));

    /// <summary>Evaluates an expression that must give a number.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public double EvaluateNumber(
        string field,
        string expression,
        JsonNode? input,
        StatesValue result = default,
        StatesValue errorOutput = default,
        JsonNode? context = null) =>
        Query(StatesJsonata.EvaluateNumber, field, expression, Bind(input, result, errorOutput, context));

    /// <summary>Evaluates an expression that must give a whole number.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public int EvaluateInteger(
        string field,
        string expression,
        JsonNode? input,
        StatesValue result = default,
        StatesValue errorOutput = default,
        JsonNode? context = null) =>
        (int)Math.Clamp(
            Query(StatesJsonata.EvaluateInteger, field, expression, Bind(input, result, errorOutput, context)),
            int.MinValue,
            int.MaxValue);

    /// <summary>Evaluates an expression that must give an array.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public JsonArray EvaluateArray(
        string field,
        string expression,
        JsonNode? input,
        StatesValue result = default,
        StatesValue errorOutput = default,
        JsonNode? context = null) =>
        Query(StatesJsonata.EvaluateArray, field, expression, Bind(input, result, errorOutput, context));

    /// <summary>Evaluates an expression that gives whole seconds, from 0 to 99,999,999.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public TimeSpan EvaluateSeconds(
        string field,
        string expression,
        JsonNode? input,
        StatesValue result = default,
        StatesValue errorOutput = default,
        JsonNode? context = null)
    {
        var seconds = EvaluateInteger(field, expression, input, result, errorOutput, context);
        return seconds is >= 0 and <= LongestSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw QueryError($"{field} must be between 0 and {LongestSeconds} but was: {seconds}");
    }

    /// <summary>Evaluates an expression that gives an RFC 3339 timestamp.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public DateTimeOffset EvaluateTimestamp(
        string field,
        string expression,
        JsonNode? input,
        StatesValue result = default,
        StatesValue errorOutput = default,
        JsonNode? context = null)
    {
        var text = EvaluateString(field, expression, input, result, errorOutput, context);
        return Rfc3339.TryParse(text, out DateTimeOffset value)
            ? value
            : throw QueryError(
                $"The {field} field cannot be parsed as an ISO-8601 extended offset date-time format string: {text}");
    }

    private JsonataBindings Bind(JsonNode? input, StatesValue result, StatesValue errorOutput, JsonNode? context)
    {
        var states = new StatesMembers(input, context ?? Context);
        states = result.IsGiven ? states.WithResult(result.Value) : states;
        states = errorOutput.IsGiven ? states.WithErrorOutput(errorOutput.Value) : states;
        return new JsonataBindings(_variables.Values, states);
    }

    /// <summary>Failures name the state, also where a catcher sees them.</summary>
    private T Query<T>(
        Func<string, string, JsonataBindings, JsonataOptions?, T> evaluate,
        string field,
        string expression,
        JsonataBindings bindings)
    {
        try
        {
            return evaluate(expression, field, bindings, null);
        }
        catch (StatesException failure) when (failure.IsInterpreterError)
        {
            throw Located(failure);
        }
    }

    private StatesException QueryError(string detail) =>
        Located(new StatesException(ErrorNames.QueryEvaluationError, detail) { IsInterpreterError = true });
}
