using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Asl.Jsonata;

namespace Durable.Runtime.Asl;

/// <content>JSONata expressions, with <c>$states</c> and the variables of the scope.</content>
/// <remarks>Their failures carry the prefix that names the state at once, because a catcher of the state may see them.
/// </remarks>
public sealed partial class StatesScope
{
    // Beyond it the service refuses a number of seconds.
    private const int LongestSeconds = 99_999_999;

    private delegate T Evaluation<out T>(
        string expression, string field, JsonataBindings bindings, JsonataOptions? options);

    /// <summary>Evaluates an expression.</summary>
    /// <param name="field">The field for messages, such as <c>Output/total</c>.</param>
    /// <param name="expression">The expression without <c>{%</c> and <c>%}</c>.</param>
    /// <param name="input"><c>$states.input</c>; an expression that does not read it needs none.</param>
    /// <param name="result"><c>$states.result</c>, where the field may read it.</param>
    /// <param name="errorOutput"><c>$states.errorOutput</c>, where the field may read it.</param>
    /// <returns>The value, a new node; null is JSON null.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: the evaluation failed, gave nothing or
    /// something that does not suit the field.</exception>
    public JsonNode? Evaluate(
        string field,
        string expression,
        StatesValue input = default,
        StatesValue result = default,
        StatesValue errorOutput = default) =>
        Evaluate(StatesJsonata.Evaluate, field, expression, Members(expression, input, result, errorOutput))
            ?.DeepClone();

    /// <summary>Evaluates an expression that must give a boolean: <c>Condition</c>.</summary>
    /// <inheritdoc cref="Evaluate(string, string, StatesValue, StatesValue, StatesValue)"/>
    /// <returns>The value.</returns>
    public bool EvaluateBoolean(
        string field,
        string expression,
        StatesValue input = default,
        StatesValue result = default,
        StatesValue errorOutput = default) =>
        Evaluate(StatesJsonata.EvaluateBoolean, field, expression, Members(expression, input, result, errorOutput));

    /// <summary>Evaluates an expression that must give a text, such as <c>Error</c>.</summary>
    /// <inheritdoc cref="Evaluate(string, string, StatesValue, StatesValue, StatesValue)"/>
    /// <returns>The value.</returns>
    public string EvaluateString(
        string field,
        string expression,
        StatesValue input = default,
        StatesValue result = default,
        StatesValue errorOutput = default) =>
        Evaluate(StatesJsonata.EvaluateString, field, expression, Members(expression, input, result, errorOutput));

    /// <summary>Evaluates an expression that must give a number, such as <c>ToleratedFailurePercentage</c>.</summary>
    /// <inheritdoc cref="Evaluate(string, string, StatesValue, StatesValue, StatesValue)"/>
    /// <returns>The value.</returns>
    public double EvaluateNumber(
        string field,
        string expression,
        StatesValue input = default,
        StatesValue result = default,
        StatesValue errorOutput = default) =>
        Evaluate(StatesJsonata.EvaluateNumber, field, expression, Members(expression, input, result, errorOutput));

    /// <summary>Evaluates an expression that must give an array: <c>Items</c>.</summary>
    /// <inheritdoc cref="Evaluate(string, string, StatesValue, StatesValue, StatesValue)"/>
    /// <returns>The value. It may be a node of the input: place a clone of it below a new parent.</returns>
    public JsonArray EvaluateArray(
        string field,
        string expression,
        StatesValue input = default,
        StatesValue result = default,
        StatesValue errorOutput = default) =>
        Evaluate(StatesJsonata.EvaluateArray, field, expression, Members(expression, input, result, errorOutput));

    /// <summary>Evaluates an expression that must give a whole number, such as <c>MaxConcurrency</c>.</summary>
    /// <inheritdoc cref="Evaluate(string, string, StatesValue, StatesValue, StatesValue)"/>
    /// <returns>The value; one beyond 32 bits becomes the largest or smallest number of 32 bits.</returns>
    public int EvaluateInteger(
        string field,
        string expression,
        StatesValue input = default,
        StatesValue result = default,
        StatesValue errorOutput = default) =>
        (int)Math.Clamp(EvaluateLong(field, expression, input, result, errorOutput), int.MinValue, int.MaxValue);

    /// <summary>Evaluates an expression that gives seconds, 0 to 99,999,999: <c>Seconds</c>, <c>TimeoutSeconds</c>,
    /// <c>HeartbeatSeconds</c>.</summary>
    /// <inheritdoc cref="Evaluate(string, string, StatesValue, StatesValue, StatesValue)"/>
    /// <returns>The duration.</returns>
    public TimeSpan EvaluateSeconds(
        string field,
        string expression,
        StatesValue input = default,
        StatesValue result = default,
        StatesValue errorOutput = default)
    {
        var seconds = EvaluateLong(field, expression, input, result, errorOutput);
        return seconds is >= 0 and <= LongestSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw QueryError($"{field} must be between 0 and {LongestSeconds} but was: {seconds}");
    }

    /// <summary>Evaluates an expression that gives an RFC 3339 timestamp: <c>Timestamp</c>.</summary>
    /// <inheritdoc cref="Evaluate(string, string, StatesValue, StatesValue, StatesValue)"/>
    /// <returns>The instant.</returns>
    public DateTimeOffset EvaluateTimestamp(
        string field,
        string expression,
        StatesValue input = default,
        StatesValue result = default,
        StatesValue errorOutput = default)
    {
        var text = EvaluateString(field, expression, input, result, errorOutput);
        return Rfc3339.TryParse(text, out DateTimeOffset value)
            ? value
            : throw QueryError(
                $"The {field} field cannot be parsed as an ISO-8601 extended offset date-time format string: {text}");
    }

    private long EvaluateLong(
        string field,
        string expression,
        StatesValue input,
        StatesValue result,
        StatesValue errorOutput) =>
        Evaluate(StatesJsonata.EvaluateInteger, field, expression, Members(expression, input, result, errorOutput));

    private T Evaluate<T>(Evaluation<T> evaluation, string field, string expression, StatesMembers members)
    {
        try
        {
            var options = new JsonataOptions { Host = new JsonataHost { Time = _execution.Clock } };
            return evaluation(expression, field, new JsonataBindings(_variables.Values, members), options);
        }
        catch (StatesException failure)
        {
            throw Located(failure);
        }
    }

    private StatesMembers Members(
        string expression,
        StatesValue input,
        StatesValue result,
        StatesValue errorOutput)
    {
        // Most expressions do not read the context object, which is a copy of the execution's input and more.
        var members = new StatesMembers(input.Value, ReadsContext(expression) ? Context : null);
        members = result.IsGiven ? members.WithResult(result.Value) : members;
        return errorOutput.IsGiven ? members.WithErrorOutput(errorOutput.Value) : members;
    }

    private static bool ReadsContext(string expression)
    {
        try
        {
            return StatesJsonata.Compile(expression).Analysis.ReadsStates("context");
        }
        catch (JsonataException)
        {
            // Evaluating it will say what is wrong with it.
            return false;
        }
    }

    private StatesException QueryError(string detail) =>
        Located(new StatesException(ErrorNames.QueryEvaluationError, detail) { IsInterpreterError = true });
}
