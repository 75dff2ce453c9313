using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>Turns the failures that an engine reports back into errors of the state machine.</summary>
/// <remarks>
/// Only what an engine reports live and in replay alike is looked at: type name, message, data and stack trace of the
/// recorded error. A <see cref="StatesException"/> survives because its message holds all of it.
/// </remarks>
internal static class DurableErrors
{
    // The name that the durable service gives to a missed heartbeat.
    private const string HeartbeatErrorType = "Callback.Heartbeat";

    // How far from its end a text may be cut inside an escape sequence, with the dots that show the cut.
    private const int LongestRest = 9;

    /// <summary>The error of a failed step.</summary>
    public static StatesException OfStep(StepException failure) =>
        Read(failure.ErrorType, failure.ErrorData, failure.Message)
        ?? (failure.ErrorType == typeof(StepInterruptedException).FullName
            ? new StatesException(ErrorNames.TaskFailed, "The attempt was interrupted and must not run again.")
            : FunctionErrors.Of(failure.ErrorType, failure.Message, failure.OriginalStackTrace));

    /// <summary>The error of a failed branch or iteration, or <c>null</c> when it is none of the state machine's: a bug
    /// or a failure of the engine, which has to surface as it is.</summary>
    public static StatesException? OfUnit(DurableExecutionException failure) =>
        failure is ChildContextException child
            ? Read(child.ErrorType, child.ErrorData, child.Message)
            : Read(null, null, failure.Message);

    /// <summary>The error of a chained invoke.</summary>
    public static StatesException OfInvoke(InvokeException failure)
    {
        // Hosts that know the function's own error document pass it on as error data.
        if (failure.ErrorData is { } data
            && ServiceJson.TryParse(data, out var node, out _)
            && node is JsonObject document
            && document.ContainsKey("errorMessage"))
        {
            return new StatesException(failure.ErrorType ?? FunctionErrors.Unknown, data);
        }

        return FunctionErrors.Of(failure.ErrorType, failure.Message, failure.OriginalStackTrace);
    }

    /// <summary>The error of a callback that was answered with a failure or not at all.</summary>
    public static StatesException OfCallback(CallbackException failure) => failure switch
    {
        CallbackTimeoutException => TimedOut(failure.ErrorType == HeartbeatErrorType),
        _ => new StatesException(failure.ErrorType, failure.Message.Length == 0 ? null : failure.Message),
    };

    /// <summary>The failure of an attempt that took too long. It has no cause.</summary>
    public static StatesException TimedOut(bool heartbeat) =>
        new(ErrorNames.Timeout) { IsHeartbeatTimeout = heartbeat };

    /// <summary>Our engine records the whole error as data and only the cause as the message; others know only the
    /// message of an exception.</summary>
    private static StatesException? Read(string? errorType, string? data, string message)
    {
        if (StatesException.TryParse(data, out var error) || StatesException.TryParse(message, out error))
        {
            return error;
        }

        return errorType == typeof(StatesException).FullName ? Mend(message) : null;
    }

    /// <summary>
    /// Reads a message that an engine has cut to fit its records: the error name and what is left of the cause.
    /// </summary>
    private static StatesException? Mend(string message)
    {
        for (var length = message.Length; length >= Math.Max(0, message.Length - LongestRest); length--)
        {
            if (StatesException.TryParse(message[..length] + "\"}", out var error))
            {
                return error;
            }
        }

        return null;
    }
}
