using System.Text.Json.Serialization;
using Durable.Asl;

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
    /// keeps its name on its way out. A <see cref="StatesException"/> is described by its own error and cause; its whole
    /// output travels in <see cref="ErrorData"/>.</summary>
    /// <param name="exception">The exception.</param>
    /// <exception cref="ArgumentNullException">The exception is <c>null</c>.</exception>
    public static ErrorObject FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            StatesException states => Of(states.Error, states.Cause, states.Message, LinesOf(states.StackTrace)),
            StepException step when IsRecorded(step.ErrorType, step.ErrorData, step.OriginalStackTrace) =>
                Of(step.ErrorType, step.Message, step.ErrorData, step.OriginalStackTrace),
            ChildContextException child when IsRecorded(child.ErrorType, child.ErrorData, child.OriginalStackTrace) =>
                Of(child.ErrorType, child.Message, child.ErrorData, child.OriginalStackTrace),
            InvokeException invoke when IsRecorded(invoke.ErrorType, invoke.ErrorData, invoke.OriginalStackTrace) =>
                Of(invoke.ErrorType, invoke.Message, invoke.ErrorData, invoke.OriginalStackTrace),
            CallbackException callback
                when IsRecorded(callback.ErrorType, callback.ErrorData, callback.OriginalStackTrace) => Of(callback.ErrorType, callback.Message, callback.ErrorData, callback.OriginalStackTrace),
            _ => Of(exception.GetType().FullName, exception.Message, null, LinesOf(exception.StackTrace)),
        };
    }

    private static bool IsRecorded(string? type, string? data, IReadOnlyList<string>? stackTrace) =>
        type is not null || data is not null || stackTrace is not null;

    private static ErrorObject Of(string? type, string? message, string? data, IReadOnlyList<string>? stackTrace) =>
        new() { ErrorType = type, ErrorMessage = message, ErrorData = data, StackTrace = stackTrace };

    private static string[]? LinesOf(string? stackTrace) =>
        stackTrace?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
