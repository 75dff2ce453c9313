using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Errors as they are recorded, and as exceptions again. An exception is always built from its record, so that it looks
/// the same live and in replay; only the inner exception is known to the live run alone.
/// </summary>
internal static class RecordedErrors
{
    // Room for the names and quotes of the JSON around the texts.
    private const int Overhead = 1_024;

    public static ErrorObject Describe(Exception exception, EngineOptions options) =>
        Fitted(
            exception is RecordedFailure failure ? failure.Error : ErrorObject.FromException(exception),
            options.LargestError);

    public static StepException Step(ErrorObject? error, Exception? inner = null) =>
        new(MessageOf(error), inner)
        {
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static ChildContextException Child(ErrorObject? error, string? subType, Exception? inner = null) =>
        new(MessageOf(error), inner)
        {
            SubType = subType,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static CallbackFailedException CallbackFailed(ErrorObject? error, string? callbackId) =>
        new(MessageOf(error))
        {
            CallbackId = callbackId,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static CallbackTimeoutException CallbackTimedOut(ErrorObject? error, string? callbackId) =>
        new(MessageOf(error))
        {
            CallbackId = callbackId,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static CallbackSubmitterException NotSubmitted(ErrorObject? error, string? callbackId, Exception? inner) =>
        new(MessageOf(error), inner)
        {
            CallbackId = callbackId,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static InvokeException Invoke(OperationStatus status, ErrorObject? error, string functionName)
    {
        var (message, type, data, trace) = (MessageOf(error), error?.ErrorType, error?.ErrorData, error?.StackTrace);
        return status switch
        {
            OperationStatus.TimedOut => new InvokeTimedOutException(message)
            {
                FunctionName = functionName, ErrorType = type, ErrorData = data, OriginalStackTrace = trace,
            },
            OperationStatus.Stopped => new InvokeStoppedException(message)
            {
                FunctionName = functionName, ErrorType = type, ErrorData = data, OriginalStackTrace = trace,
            },
            _ => new InvokeFailedException(message)
            {
                FunctionName = functionName, ErrorType = type, ErrorData = data, OriginalStackTrace = trace,
            },
        };
    }

    /// <summary>Cuts stack trace and message of an error that is too large; JSON may double the size of a text.
    /// </summary>
    private static ErrorObject Fitted(ErrorObject error, int largest)
    {
        if (Payloads.SizeOf(error) <= (largest - Overhead) / 2)
        {
            return error;
        }

        var room = Math.Max(0, largest - Overhead - (2 * Payloads.SizeOf(error.ErrorData)));
        return new ErrorObject
        {
            ErrorType = error.ErrorType,
            ErrorMessage = Cut(error.ErrorMessage, room / 8),
            ErrorData = error.ErrorData,
        };
    }

    private static string? Cut(string? text, int length) =>
        text is { } whole && whole.Length > length ? string.Concat(whole.AsSpan(0, length), "...") : text;

    private static string MessageOf(ErrorObject? error) => error?.ErrorMessage ?? "";
}
