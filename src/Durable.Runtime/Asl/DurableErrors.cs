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
    /// <summary>The error of a failed step.</summary>
    public static StatesException OfStep(StepException failure)
    {
        if (Parse(failure.ErrorData, failure.Message) is { } error)
        {
            return error;
        }

        return failure.ErrorType == typeof(StepInterruptedException).FullName
            ? new StatesException(ErrorNames.TaskFailed, "The attempt was interrupted and must not run again.")
            : FunctionErrors.Of(failure.ErrorType, failure.Message, failure.OriginalStackTrace);
    }

    /// <summary>The error of a failed branch or iteration, or <c>null</c> when it is none of the state machine's: a bug
    /// or a failure of the engine, which has to surface as it is.</summary>
    public static StatesException? OfUnit(DurableExecutionException failure) =>
        Parse((failure as ChildContextException)?.ErrorData, failure.Message);

    /// <summary>Our engine records the whole error as data and only the cause as the message; others know only the
    /// message of an exception.</summary>
    private static StatesException? Parse(string? data, string message) =>
        StatesException.TryParse(data, out var error) || StatesException.TryParse(message, out error) ? error : null;

    /// <summary>The error of a chained invoke.</summary>
    public static StatesException OfInvoke(InvokeException failure)
    {
        // Hosts that know the function's own error document pass it on as error data.
        if (failure.ErrorData is { } data && ServiceJson.TryParse(data, out var node, out _) && node is JsonObject)
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

    // The name that the durable service gives to a missed heartbeat.
    private const string HeartbeatErrorType = "Callback.Heartbeat";
}
