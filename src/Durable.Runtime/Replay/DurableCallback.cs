using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// A created callback. Its outcome by recorded status:
/// <list type="table">
/// <item><term>SUCCEEDED</term><description>the recorded result, read by the callback's serializer</description></item>
/// <item><term>FAILED</term><description>throw <see cref="CallbackFailedException"/></description></item>
/// <item><term>TIMED_OUT</term><description>throw <see cref="CallbackTimeoutException"/></description></item>
/// <item><term>STARTED, PENDING</term><description>wait</description></item>
/// <item><term>anything else</term><description>mismatch</description></item>
/// </list>
/// </summary>
internal sealed class DurableCallback<T>(OperationCall call, string callbackId, ILambdaSerializer? serializer)
    : ICallback<T>
{
    public string CallbackId => callbackId;

    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) =>
        call.Invocation.Call(() => ResultAsync(cancellationToken));

    /// <summary>The outcome; called in a turn.</summary>
    public async Task<T> ResultAsync(CancellationToken cancellationToken)
    {
        var record = await call.Invocation.ParkAsync(call.Id, call.Context.WaitToken(cancellationToken));
        return record.Status switch
        {
            OperationStatus.Succeeded => call.Invocation.Codec.Read<T>(record.Result, serializer),
            OperationStatus.Failed => throw RecordedErrors.CallbackFailed(record.Error, callbackId),
            OperationStatus.TimedOut => throw RecordedErrors.CallbackTimedOut(record.Error, callbackId),
            _ => throw call.Unexpected(record),
        };
    }
}
