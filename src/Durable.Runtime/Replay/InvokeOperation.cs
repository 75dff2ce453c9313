using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Has the store invoke another function.
/// <list type="table">
/// <item><term>nothing</term><description>START with the payload, then wait</description></item>
/// <item><term>SUCCEEDED</term><description>the recorded result</description></item>
/// <item><term>FAILED</term><description>throw <see cref="InvokeFailedException"/></description></item>
/// <item><term>TIMED_OUT</term><description>throw <see cref="InvokeTimedOutException"/></description></item>
/// <item><term>STOPPED</term><description>throw <see cref="InvokeStoppedException"/></description></item>
/// <item><term>STARTED, PENDING</term><description>wait</description></item>
/// <item><term>anything else</term><description>mismatch</description></item>
/// </list>
/// </summary>
internal sealed class InvokeOperation<TPayload, TResult>(
    OperationCall call,
    string functionName,
    TPayload payload,
    InvokeConfig? config,
    CancellationToken cancellationToken) : DurableOperation<TResult>(call)
{
    // A chained invoke may carry more than other operations: 1 MB on the service.
    private const int LargestPayload = 1_048_576;

    protected override Task<TResult> StartAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = Codec.Write(payload, config?.PayloadSerializer ?? config?.Serializer);
        if (Payloads.SizeOf(text) > Math.Max(LargestPayload, Invocation.Options.Quota.PayloadBytes))
        {
            throw new PayloadTooLargeException($"The payload for '{functionName}' has more than 1 MB.");
        }

        Invocation.RecordAsync(new OperationUpdate
        {
            Id = Call.Id,
            Type = OperationType.ChainedInvoke,
            Action = OperationAction.Start,
            ParentId = Context.Scope.ParentId,
            Name = Call.Name,
            SubType = Call.SubType,
            Payload = text,
            FunctionName = functionName,
            TenantId = config?.TenantId,
        });
        return WaitAsync();
    }

    protected override Task<TResult> ReplayAsync(OperationRecord record) =>
        record.IsTerminal ? ResultAsync(record) : WaitAsync();

    private async Task<TResult> WaitAsync() => await ResultAsync(await ParkAsync(cancellationToken));

    private Task<TResult> ResultAsync(OperationRecord record) => record.Status switch
    {
        OperationStatus.Succeeded => Task.FromResult(Codec.Read<TResult>(record.Result, config?.Serializer)),
        OperationStatus.Failed or OperationStatus.TimedOut or OperationStatus.Stopped =>
            Task.FromException<TResult>(RecordedErrors.Invoke(record.Status, record.Error, functionName)),
        _ => throw Call.Unexpected(record),
    };
}
