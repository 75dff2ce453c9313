using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Creates a callback.
/// <list type="table">
/// <item><term>nothing</term><description>START, await the id that the store makes</description></item>
/// <item><term>any status</term><description>the callback with the recorded id; its outcome shows only in
/// <see cref="ICallback{T}.GetResultAsync"/>, so that the code in between replays identically</description></item>
/// <item><term>no recorded id</term><description>mismatch</description></item>
/// </list>
/// </summary>
internal sealed class CallbackOperation<T>(OperationCall call, CallbackConfig? config)
    : DurableOperation<ICallback<T>>(call)
{
    protected override async Task<ICallback<T>> StartAsync()
    {
        await Invocation.RecordAsync(new OperationUpdate
        {
            Id = Call.Id,
            Type = OperationType.Callback,
            Action = OperationAction.Start,
            ParentId = Context.Scope.ParentId,
            Name = Call.Name,
            SubType = Call.SubType,
            TimeoutSeconds = SecondsOf(config?.Timeout),
            HeartbeatTimeoutSeconds = SecondsOf(config?.HeartbeatTimeout),
        });
        return Callback(Invocation.Log.Find(Call.Id));
    }

    protected override Task<ICallback<T>> ReplayAsync(OperationRecord record) => Task.FromResult<ICallback<T>>(Callback(record));

    private static int SecondsOf(TimeSpan? timeout) =>
        timeout is { } time && time > TimeSpan.Zero ? (int)Math.Min(99_999_999, Math.Ceiling(time.TotalSeconds)) : 0;

    private DurableCallback<T> Callback(OperationRecord? record) =>
        record?.CallbackId is { } callbackId
            ? new DurableCallback<T>(Call, callbackId, config?.Serializer)
            : throw Invocation.Mismatch(
                $"The store made no id for {Replay.Describe.Operation(OperationType.Callback, Call.Name, Call.Id)}.");
}
