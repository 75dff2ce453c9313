using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>Errors of functions as the service reports them: the error is the type, the cause is a JSON
/// document.</summary>
internal static class FunctionErrors
{
    /// <summary>The error of a function that failed without naming one.</summary>
    public const string Unknown = "Lambda.Unknown";

    /// <summary>The error of an exception in a task method, as a .NET function would have reported it.</summary>
    public static StatesException Of(Exception exception) =>
        Create(exception.GetType().Name, exception.Message, Lines(exception.StackTrace), exception);

    /// <summary>The error of a function of which the engine has recorded the parts.</summary>
    public static StatesException Of(string? errorType, string message, IReadOnlyList<string>? stackTrace) =>
        Create(errorType ?? Unknown, message, stackTrace, null);

    private static StatesException Create(
        string errorType,
        string message,
        IReadOnlyList<string>? stackTrace,
        Exception? innerException)
    {
        var cause = new JsonObject { ["errorMessage"] = message, ["errorType"] = errorType };
        if (stackTrace is { Count: > 0 })
        {
            cause["stackTrace"] = new JsonArray([.. stackTrace.Select(line => JsonValue.Create(line))]);
        }

        return new StatesException(errorType, ServiceJson.Write(cause), innerException);
    }

    private static string[]? Lines(string? stackTrace) =>
        stackTrace?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
