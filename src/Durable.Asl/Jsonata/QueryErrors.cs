using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata;

/// <summary>
/// The failures of expressions in a state. The texts are those that the service was recorded to give.
/// </summary>
internal static class QueryErrors
{
    public static StatesException ReturnedNothing(string expression, string field) =>
        Error($"{Subject(expression, field)} returned nothing (undefined).");

    public static StatesException ReturnedFunction(string expression, string field) =>
        Error($"{Subject(expression, field)} returned an unsupported result type.");

    public static StatesException Threw(string expression, string field, JsonataException error) =>
        Error($"{Subject(expression, field)} threw an error during evaluation. {error.Code}: {error.Message}", error);

    public static StatesException UnexpectedType(string expression, string field, string expected, JsonNode? value) =>
        Error($"{Subject(expression, field)} returned an unexpected result type. Expected '{expected}', but was "
            + $"'{TypeName(value)}' for value: {ServiceJson.Write(value)}");

    public static StatesException NotAnInteger(string field, double value) =>
        Error($"The {field} field cannot be parsed as an integer: {NumberText.Format(value)}");

    /// <summary>The failure of what was written as C# instead of as an expression.</summary>
    public static StatesException Failed(JsonataException error) =>
        Error($"A JSONata operation threw an error during evaluation. {error.Code}: {error.Message}", error);

    private static string Subject(string expression, string field) =>
        $"The JSONata expression '{expression}' specified for the field '{field}'";

    private static string TypeName(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "boolean",
    };

    private static StatesException Error(string cause, Exception? inner = null) =>
        new(ErrorNames.QueryEvaluationError, cause, inner) { IsInterpreterError = true };
}
