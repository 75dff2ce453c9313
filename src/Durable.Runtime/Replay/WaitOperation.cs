using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Waits for a time.
/// <list type="table">
/// <item><term>nothing</term><description>START, then wait</description></item>
/// <item><term>SUCCEEDED</term><description>go on</description></item>
/// <item><term>STARTED, PENDING</term><description>wait until it is SUCCEEDED, without another START</description></item>
/// <item><term>anything else</term><description>mismatch</description></item>
/// </list>
/// </summary>
internal sealed class WaitOperation(OperationCall call, int seconds, CancellationToken cancellationToken)
    : DurableOperation<Nothing>(call)
{
    protected override Task<Nothing> StartAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        Context.Token.ThrowIfCancellationRequested();
        Invocation.RecordAsync(Call.Update(OperationAction.Start, delaySeconds: seconds));
        return WaitAsync();
    }

    protected override Task<Nothing> ReplayAsync(OperationRecord record) => record.Status switch
    {
        OperationStatus.Succeeded => Task.FromResult(default(Nothing)),
        OperationStatus.Started or OperationStatus.Pending => WaitAsync(),
        _ => throw Call.Unexpected(record),
    };

    private async Task<Nothing> WaitAsync()
    {
        var record = await ParkAsync(cancellationToken);
        return record.Status == OperationStatus.Succeeded ? default : throw Call.Unexpected(record);
    }
}
