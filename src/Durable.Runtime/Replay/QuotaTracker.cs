using System.Globalization;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>Counts what an execution records against its quota: warns once at 80 %, refuses past the limit.</summary>
internal sealed class QuotaTracker(ExecutionQuota quota, ExecutionInfo execution, ILogger logger)
{
    private const double WarnAt = 0.8;

    private long _operations = execution.OperationCount;
    private long _bytes = execution.BytesWritten;
    private bool _hasWarned;

    /// <exception cref="QuotaExceededException">The update goes past the quota.</exception>
    public void Count(OperationUpdate update)
    {
        // Every operation is counted when it starts, and a step again with each retry.
        var counts = update.StartedAt > 0 || update.Action is OperationAction.Start or OperationAction.Retry;
        _operations += counts ? 1 : 0;
        _bytes += Payloads.SizeOf(update.Payload) + (update.Error is null ? 0 : Payloads.SizeOf(update.Error));
        if (_operations > quota.Operations * WarnAt || _bytes > quota.Bytes * WarnAt)
        {
            Check();
        }
    }

    private void Check()
    {
        if (_operations > quota.Operations)
        {
            throw new QuotaExceededException(string.Create(
                CultureInfo.InvariantCulture,
                $"The execution '{execution.Id}' records more than {quota.Operations} operations."));
        }

        if (_bytes > quota.Bytes)
        {
            throw new QuotaExceededException(string.Create(
                CultureInfo.InvariantCulture,
                $"The execution '{execution.Id}' writes more than {quota.Bytes} bytes."));
        }

        if (!_hasWarned)
        {
            _hasWarned = true;
            logger.LogWarning(
                "Execution {Execution} has recorded {Operations} of {MaxOperations} operations and {Bytes} of {MaxBytes} bytes.",
                execution.Id,
                _operations,
                quota.Operations,
                _bytes,
                quota.Bytes);
        }
    }
}
