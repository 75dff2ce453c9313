using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Asl.Jsonata;

namespace Durable.Runtime.Asl;

/// <content>JSONata expressions, with <c>$states</c> and the variables of the scope.</content>
public sealed partial class StatesScope
{
    /// <summary>Evaluates an expression.</summary>
    /// <param name="field">The field for messages, such as <c>Output/total</c>.</param>
    /// <param name="expression">The expression without <c>{%</c> and <c>%}</c>.</param>
    /// <param name="input"><c>$states.input</c>; null is JSON null.</param>
    /// <param name="result"><c>$states.result</c>, where the field may read it.</param>
    /// <param name="errorOutput"><c>$states.errorOutput</c>, where the field may read it.</param>
    /// <returns>The value, without a parent; null is JSON null.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: the evaluation failed or gave nothing.</exception>
    public JsonNode? Evaluate(
        string field, string expression, JsonNode? input, JsonNode? result = null, JsonNode? errorOutput = null)
    {
        var states = new StatesMembers(input, Context);
        states = result is null ? states : states.WithResult(result);
        states = errorOutput is null ? states : states.WithErrorOutput(errorOutput);
        try
        {
            var value = JsonataExpression.Parse(expression, JsonataProfile.StepFunctions)
                .Evaluate(new JsonataBindings(_variables.Values, states));
            return value.Kind switch
            {
                JsonataResultKind.Value => value.Value?.Parent is null ? value.Value : value.Value.DeepClone(),
                JsonataResultKind.Undefined => throw QueryError(expression, field, "returned nothing (undefined)."),
                _ => throw QueryError(expression, field, "returned an unsupported result type."),
            };
        }
        catch (JsonataException failure)
        {
            throw QueryError(expression, field, $"threw an error during evaluation. {failure.Code}: {failure.Message}");
        }
    }

    /// <summary>Evaluates an expression that must give a boolean.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public bool EvaluateBoolean(
        string field, string expression, JsonNode? input, JsonNode? result = null, JsonNode? errorOutput = null) =>
        Expect(field, expression, Evaluate(field, expression, input, result, errorOutput), "boolean")?.GetValue<bool>() ?? false;

    /// <summary>Evaluates an expression that must give a text.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public string EvaluateString(
        string field, string expression, JsonNode? input, JsonNode? result = null, JsonNode? errorOutput = null) =>
        Expect(field, expression, Evaluate(field, expression, input, result, errorOutput), "string")?.GetValue<string>() ?? "";

    /// <summary>Evaluates an expression that must give an array.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public JsonArray EvaluateArray(
        string field, string expression, JsonNode? input, JsonNode? result = null, JsonNode? errorOutput = null) =>
        (JsonArray?)Expect(field, expression, Evaluate(field, expression, input, result, errorOutput), "array") ?? [];

    /// <summary>Evaluates an expression that must give a whole number.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public int EvaluateInteger(
        string field, string expression, JsonNode? input, JsonNode? result = null, JsonNode? errorOutput = null)
    {
        var value = Expect(field, expression, Evaluate(field, expression, input, result, errorOutput), "number");
        return int.TryParse(value?.ToJsonString(), out var number)
            ? number
            : throw Located(QueryError($"The {field} field cannot be parsed as an integer: {ServiceJson.Write(value)}"));
    }

    /// <summary>Evaluates an expression that must give a number.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public double EvaluateNumber(
        string field, string expression, JsonNode? input, JsonNode? result = null, JsonNode? errorOutput = null) =>
        Expect(field, expression, Evaluate(field, expression, input, result, errorOutput), "number")?.GetValue<double>() ?? 0;

    /// <summary>Evaluates an expression that gives seconds.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public TimeSpan EvaluateSeconds(
        string field, string expression, JsonNode? input, JsonNode? result = null, JsonNode? errorOutput = null)
    {
        const int Longest = 99_999_999;
        var seconds = EvaluateInteger(field, expression, input, result, errorOutput);
        return seconds is >= 0 and <= Longest
            ? TimeSpan.FromSeconds(seconds)
            : throw Located(QueryError($"{field} must be between 0 and {Longest} but was: {seconds}"));
    }

    /// <summary>Evaluates an expression that gives an RFC 3339 timestamp.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public DateTimeOffset EvaluateTimestamp(
        string field, string expression, JsonNode? input, JsonNode? result = null, JsonNode? errorOutput = null)
    {
        var text = EvaluateString(field, expression, input, result, errorOutput);
        return Rfc3339.TryParse(text, out DateTimeOffset value)
            ? value
            : throw Located(QueryError(
                $"The {field} field cannot be parsed as an ISO-8601 extended offset date-time format string: {text}"));
    }

    private JsonNode? Expect(string field, string expression, JsonNode? value, string type)
    {
        var actual = (value?.GetValueKind() ?? JsonValueKind.Null) switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            _ => "null",
        };
        return actual == type
            ? value
            : throw QueryError(
                expression,
                field,
                $"returned an unexpected result type. Expected '{type}', but was '{actual}' for value: {ServiceJson.Write(value)}");
    }

    private StatesException QueryError(string expression, string field, string problem) =>
        Located(QueryError($"The JSONata expression '{expression}' specified for the field '{field}' {problem}"));

    private static StatesException QueryError(string detail) =>
        new(ErrorNames.QueryEvaluationError, detail) { IsInterpreterError = true };
}
