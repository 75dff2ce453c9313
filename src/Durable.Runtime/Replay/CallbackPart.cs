using System.Text.Json;

namespace Durable.Runtime.Replay;

/// <summary>
/// The body of a wait-for-callback: create the callback, tell the outside world its id in a step, wait for its outcome.
/// </summary>
/// <remarks>
/// The context's record has to tell its three failures apart, and keep the outside world's error as it was. So it is
/// recorded under the name of our exception, and the original error travels in the data.
/// </remarks>
internal sealed class CallbackPart<T>(
    Func<string, IWaitForCallbackContext, CancellationToken, Task> submitter,
    string? name,
    WaitForCallbackConfig? config)
{
    private static readonly string? Failed = typeof(CallbackFailedException).FullName;
    private static readonly string? TimedOut = typeof(CallbackTimeoutException).FullName;
    private static readonly string? NotSubmitted = typeof(CallbackSubmitterException).FullName;

    public ChildPart<T> ToChildPart() => new(RunAsync) { Serializer = config?.Serializer, ErrorMapping = Unwrap };

    private async Task<T> RunAsync(IDurableContext context, CancellationToken cancellationToken)
    {
        var callback = await context.CreateCallbackAsync<T>(NameWith("callback"), config, cancellationToken);
        try
        {
            await context.StepAsync(
                (step, token) => submitter(callback.CallbackId, new SubmitterContext(step.Logger), token),
                NameWith("submitter"),
                new StepConfig { RetryStrategy = config?.RetryStrategy },
                cancellationToken);
        }
        catch (StepException exception)
        {
            throw Failure(NotSubmitted, exception, new Original(
                callback.CallbackId, exception.ErrorType, exception.ErrorData, exception.OriginalStackTrace));
        }

        try
        {
            return await callback.GetResultAsync(cancellationToken);
        }
        catch (CallbackException exception)
        {
            throw Failure(exception.GetType().FullName, exception, new Original(
                callback.CallbackId, exception.ErrorType, exception.ErrorData, exception.OriginalStackTrace));
        }
    }

    private static RecordedFailure Failure(string? kind, Exception exception, Original original) =>
        new(
            new ErrorObject
            {
                ErrorType = kind,
                ErrorMessage = exception.Message,
                ErrorData = JsonSerializer.Serialize(original),
            },
            exception);

    /// <summary>The exception the caller sees, from the context's failure.</summary>
    private static Exception? Unwrap(Exception failure)
    {
        if (failure is not ChildContextException { ErrorData: { } data } child
            || (child.ErrorType != Failed && child.ErrorType != TimedOut && child.ErrorType != NotSubmitted))
        {
            return null;
        }

        var original = JsonSerializer.Deserialize<Original>(data);
        var error = new ErrorObject
        {
            ErrorType = original?.ErrorType,
            ErrorMessage = child.Message,
            ErrorData = original?.ErrorData,
            StackTrace = original?.StackTrace,
        };
        if (child.ErrorType == NotSubmitted)
        {
            return RecordedErrors.NotSubmitted(error, original?.CallbackId, child.InnerException?.InnerException);
        }

        return child.ErrorType == TimedOut
            ? RecordedErrors.CallbackTimedOut(error, original?.CallbackId)
            : RecordedErrors.CallbackFailed(error, original?.CallbackId);
    }

    private string? NameWith(string suffix) => name is null ? null : $"{name}-{suffix}";

    /// <summary>The error as the outside world, or the submitter, gave it.</summary>
    private sealed record Original(
        string CallbackId,
        string? ErrorType,
        string? ErrorData,
        IReadOnlyList<string>? StackTrace);
}
