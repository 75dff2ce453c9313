namespace Durable.Runtime.Storage;

/// <summary>The names of types, statuses and actions on the wire.</summary>
internal static class Wire
{
    public static string NameOf(OperationType type) => type switch
    {
        OperationType.Execution => OperationTypes.Execution,
        OperationType.Context => OperationTypes.Context,
        OperationType.Step => OperationTypes.Step,
        OperationType.Wait => OperationTypes.Wait,
        OperationType.Callback => OperationTypes.Callback,
        OperationType.ChainedInvoke => OperationTypes.ChainedInvoke,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string NameOf(OperationStatus status) => status switch
    {
        OperationStatus.Started => OperationStatuses.Started,
        OperationStatus.Pending => OperationStatuses.Pending,
        OperationStatus.Ready => OperationStatuses.Ready,
        OperationStatus.Succeeded => OperationStatuses.Succeeded,
        OperationStatus.Failed => OperationStatuses.Failed,
        OperationStatus.Cancelled => OperationStatuses.Cancelled,
        OperationStatus.TimedOut => OperationStatuses.TimedOut,
        OperationStatus.Stopped => OperationStatuses.Stopped,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string NameOf(OperationAction action) => action switch
    {
        OperationAction.Start => "START",
        OperationAction.Succeed => "SUCCEED",
        OperationAction.Fail => "FAIL",
        OperationAction.Retry => "RETRY",
        OperationAction.Cancel => "CANCEL",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    public static OperationType? TypeOf(string? name) => name switch
    {
        OperationTypes.Execution => OperationType.Execution,
        OperationTypes.Context => OperationType.Context,
        OperationTypes.Step => OperationType.Step,
        OperationTypes.Wait => OperationType.Wait,
        OperationTypes.Callback => OperationType.Callback,
        OperationTypes.ChainedInvoke => OperationType.ChainedInvoke,
        _ => null,
    };

    public static OperationStatus? StatusOf(string? name) => name switch
    {
        OperationStatuses.Started => OperationStatus.Started,
        OperationStatuses.Pending => OperationStatus.Pending,
        OperationStatuses.Ready => OperationStatus.Ready,
        OperationStatuses.Succeeded => OperationStatus.Succeeded,
        OperationStatuses.Failed => OperationStatus.Failed,
        OperationStatuses.Cancelled => OperationStatus.Cancelled,
        OperationStatuses.TimedOut => OperationStatus.TimedOut,
        OperationStatuses.Stopped => OperationStatus.Stopped,
        _ => null,
    };
}
