namespace Durable.Runtime.Storage;

/// <summary>
/// Which updates a store accepts. An operation's status allows these actions:
/// <list type="table">
/// <item><term>STEP</term><description>START when new or READY; SUCCEED, FAIL, RETRY when new, STARTED or READY
/// </description></item>
/// <item><term>CONTEXT</term><description>START when new; SUCCEED, FAIL when new or STARTED</description></item>
/// <item><term>WAIT, CHAINED_INVOKE</term><description>START when new; CANCEL when STARTED</description></item>
/// <item><term>CALLBACK</term><description>START when new; everything else comes from outside</description></item>
/// </list>
/// </summary>
internal static class UpdateRules
{
    /// <summary>Throws when the update may not follow the record.</summary>
    /// <param name="record">The operation as recorded; <c>null</c> when it is new.</param>
    /// <param name="update">The update.</param>
    public static void Check(OperationRecord? record, OperationUpdate update)
    {
        if (record is not null)
        {
            CheckSameOperation(record, update);
        }

        CheckAction(record, update);
        CheckContent(update);
    }

    private static void CheckSameOperation(OperationRecord record, OperationUpdate update)
    {
        Require(record.Type == update.Type, "Inconsistent operation type.");
        Require(update.SubType is null || record.SubType == update.SubType, "Inconsistent operation subtype.");
        Require(update.Name is null || record.Name == update.Name, "Inconsistent operation name.");
        Require(record.ParentId == update.ParentId, "Inconsistent parent operation id.");
    }

    private static void CheckAction(OperationRecord? record, OperationUpdate update)
    {
        switch (update.Type, update.Action)
        {
            case (OperationType.Step, OperationAction.Start):
                Require(record is null or { Status: OperationStatus.Ready }, "Invalid current STEP state to start.");
                break;
            case (OperationType.Step, OperationAction.Succeed or OperationAction.Fail):
                Require(IsRunning(record), "Invalid current STEP state to close.");
                break;
            case (OperationType.Step, OperationAction.Retry):
                Require(IsRunning(record), "Invalid current STEP state to re-attempt.");
                break;
            case (OperationType.Context, OperationAction.Start):
                Require(record is null, "Cannot start a CONTEXT that already exist.");
                break;
            case (OperationType.Context, OperationAction.Succeed or OperationAction.Fail):
                Require(
                    record is null or { Status: OperationStatus.Started },
                    "Invalid current CONTEXT state to close.");
                break;
            case (OperationType.Wait or OperationType.Callback, OperationAction.Start):
                Require(record is null, $"Cannot start a {Wire.NameOf(update.Type)} that already exist.");
                break;
            case (OperationType.ChainedInvoke, OperationAction.Start):
                Require(record is null, "Cannot start an INVOKE that already exist.");
                break;
            case (OperationType.Wait or OperationType.ChainedInvoke, OperationAction.Cancel):
                Require(
                    record is { Status: OperationStatus.Started },
                    $"Cannot cancel a {Wire.NameOf(update.Type)} that does not exist or has already completed.");
                break;
            default:
                throw new InvalidUpdateException("Invalid action for the given operation type.");
        }
    }

    private static void CheckContent(OperationUpdate update)
    {
        switch (update.Action)
        {
            case OperationAction.Retry:
                Require(update.DelaySeconds >= 1, "Invalid StepOptions for the given action.");
                Require(
                    update.Error is null || update.Payload is null,
                    "Cannot provide both error and payload to RETRY a STEP.");
                break;
            case OperationAction.Fail:
                Require(update.Payload is null, "Cannot provide a Payload for FAIL action.");
                break;
            case OperationAction.Succeed:
                Require(update.Error is null, "Cannot provide an Error for SUCCEED action.");
                break;
            case OperationAction.Start when update.Type == OperationType.Wait:
                Require(update.DelaySeconds >= 1, "Invalid WaitOptions for the given action.");
                break;
            case OperationAction.Start when update.Type == OperationType.ChainedInvoke:
                Require(!string.IsNullOrEmpty(update.FunctionName), "Invalid ChainedInvokeOptions.");
                break;
            default:
                break;
        }
    }

    private static bool IsRunning(OperationRecord? record) =>
        record is null or { Status: OperationStatus.Started or OperationStatus.Ready };

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidUpdateException(message);
        }
    }
}
