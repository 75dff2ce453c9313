using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>An error as it is recorded.</summary>
public sealed class ErrorObject
{
    /// <summary>The name of the error, usually the full type name of an exception.</summary>
    [JsonPropertyName("ErrorType")]
    public string? ErrorType { get; set; }

    /// <summary>The message.</summary>
    [JsonPropertyName("ErrorMessage")]
    public string? ErrorMessage { get; set; }

    /// <summary>The stack trace, line by line.</summary>
    [JsonPropertyName("StackTrace")]
    public IReadOnlyList<string>? StackTrace { get; set; }

    /// <summary>Data that travels with the error, as text.</summary>
    [JsonPropertyName("ErrorData")]
    public string? ErrorData { get; set; }

    /// <summary>Describes an exception. The runtime's own wrappers describe what they wrap, so that the original error
    /// keeps its name on its way out.</summary>
    /// <param name="exception">The exception.</param>
    /// <exception cref="ArgumentNullException">The exception is <c>null</c>.</exception>
    public static ErrorObject FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            StepException { ErrorType: not null } step =>
                Of(step.ErrorType, step.Message, step.ErrorData, step.OriginalStackTrace),
            ChildContextException { ErrorType: not null } child =>
                Of(child.ErrorType, child.Message, child.ErrorData, child.OriginalStackTrace),
            InvokeException { ErrorType: not null } invoke =>
                Of(invoke.ErrorType, invoke.Message, invoke.ErrorData, invoke.OriginalStackTrace),
            CallbackException { ErrorType: not null } callback =>
                Of(callback.ErrorType, callback.Message, callback.ErrorData, callback.OriginalStackTrace),
            _ => Of(exception.GetType().FullName, exception.Message, null, LinesOf(exception.StackTrace)),
        };
    }

    private static ErrorObject Of(string? type, string message, string? data, IReadOnlyList<string>? stackTrace) =>
        new() { ErrorType = type, ErrorMessage = message, ErrorData = data, StackTrace = stackTrace };

    private static string[]? LinesOf(string? stackTrace) =>
        stackTrace?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
