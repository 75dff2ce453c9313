using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata;

/// <summary>
/// Expressions of a state machine: evaluated by the rules of Step Functions, failing as its states fail
///. Expressions are compiled once and kept by their text.
/// </summary>
public static class StatesJsonata
{
    /// <summary>The compiled form of an expression.</summary>
    /// <param name="expression">The text between <c>{%</c> and <c>%}</c>, trimmed.</param>
    /// <exception cref="JsonataException">The text is no valid expression.</exception>
    public static JsonataExpression Compile(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return JsonataCache.Expressions.Get(expression);
    }

    /// <summary>Evaluates an expression that may give any JSON value.</summary>
    /// <param name="expression">The text between <c>{%</c> and <c>%}</c>, trimmed; quoted in errors.</param>
    /// <param name="field">The field's path, such as <c>Output/a</c>; quoted in errors.</param>
    /// <param name="bindings">The variables.</param>
    /// <param name="options">Host and limits; null for the defaults.</param>
    /// <returns>The value; null is JSON null. It may be a node of a variable, so place a clone of it when it gets a new
    /// parent.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: the expression failed, or gave nothing or
    /// a function.</exception>
    public static JsonNode? Evaluate(
        string expression, string field, JsonataBindings bindings, JsonataOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        JsonataResult result;
        try
        {
            result = JsonataCache.Expressions.Get(expression).Evaluate(bindings, options);
        }
        catch (JsonataException error)
        {
            throw QueryErrors.Threw(expression, field, error);
        }

        return result.Kind switch
        {
            JsonataResultKind.Undefined => throw QueryErrors.ReturnedNothing(expression, field),
            JsonataResultKind.Function => throw QueryErrors.ReturnedFunction(expression, field),
            _ => result.Value,
        };
    }

    /// <summary>Evaluates a condition.</summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public static bool EvaluateBoolean(
        string expression, string field, JsonataBindings bindings, JsonataOptions? options = null)
    {
        var value = Evaluate(expression, field, bindings, options);
        return JsonValues.AsBoolean(value) ?? throw QueryErrors.UnexpectedType(expression, field, "boolean", value);
    }

    /// <summary>Evaluates an expression that has to give a text.</summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public static string EvaluateString(
        string expression, string field, JsonataBindings bindings, JsonataOptions? options = null)
    {
        var value = Evaluate(expression, field, bindings, options);
        return JsonValues.AsString(value) ?? throw QueryErrors.UnexpectedType(expression, field, "string", value);
    }

    /// <summary>Evaluates an expression that has to give a number.</summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public static double EvaluateNumber(
        string expression, string field, JsonataBindings bindings, JsonataOptions? options = null)
    {
        var value = Evaluate(expression, field, bindings, options);
        return JsonValues.AsDouble(value) ?? throw QueryErrors.UnexpectedType(expression, field, "number", value);
    }

    /// <summary>Evaluates an expression that has to give a whole number.</summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public static long EvaluateInteger(
        string expression, string field, JsonataBindings bindings, JsonataOptions? options = null)
    {
        var number = EvaluateNumber(expression, field, bindings, options);
        return number == Math.Truncate(number) && Math.Abs(number) < long.MaxValue
            ? (long)number
            : throw QueryErrors.NotAnInteger(field, number);
    }

    /// <summary>Evaluates an expression that has to give an array.</summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public static JsonArray EvaluateArray(
        string expression, string field, JsonataBindings bindings, JsonataOptions? options = null)
    {
        var value = Evaluate(expression, field, bindings, options);
        return value as JsonArray ?? throw QueryErrors.UnexpectedType(expression, field, "array", value);
    }

    /// <summary>Evaluates an expression that has to give an object.</summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public static JsonObject EvaluateObject(
        string expression, string field, JsonataBindings bindings, JsonataOptions? options = null)
    {
        var value = Evaluate(expression, field, bindings, options);
        return value as JsonObject ?? throw QueryErrors.UnexpectedType(expression, field, "object", value);
    }
}
