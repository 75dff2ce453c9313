namespace Durable.Runtime.Storage;

/// <summary>How the target of a chained invoke ended.</summary>
/// <param name="Status"><see cref="OperationStatus.Succeeded"/>, <see cref="OperationStatus.Failed"/>,
/// <see cref="OperationStatus.TimedOut"/> or <see cref="OperationStatus.Stopped"/>.</param>
/// <param name="Payload">The serialized result.</param>
/// <param name="Error">The error when it did not succeed.</param>
public sealed record InvokeOutcome(OperationStatus Status, string? Payload, ErrorObject? Error);
