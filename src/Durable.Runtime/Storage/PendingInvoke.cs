namespace Durable.Runtime.Storage;

/// <summary>A chained invoke that a host has to carry out.</summary>
/// <param name="ExecutionId">The execution that asks.</param>
/// <param name="OperationId">The operation that asks.</param>
/// <param name="FunctionName">The target.</param>
/// <param name="Payload">The target's input, as text.</param>
/// <param name="TenantId">The tenant; <c>null</c> when there is none.</param>
public sealed record PendingInvoke(
    string ExecutionId,
    string OperationId,
    string FunctionName,
    string? Payload,
    string? TenantId)
{
    /// <summary>Whether it may have been announced before: the store was opened, or its disk failed.</summary>
    public bool IsAnnouncedAgain { get; init; }
}
