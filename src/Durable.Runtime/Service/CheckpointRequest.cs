using Durable.Runtime.Storage;

namespace Durable.Runtime.Service;

/// <summary>Updates to be recorded in one request.</summary>
/// <param name="DurableExecutionArn">The execution.</param>
/// <param name="CheckpointToken">The token of the last answer, or of the invocation.</param>
/// <param name="ClientToken">Names the request: sent again, it is answered again and not applied again.</param>
/// <param name="Updates">The updates, in order; none asks for news only.</param>
public sealed record CheckpointRequest(
    string DurableExecutionArn,
    string CheckpointToken,
    string ClientToken,
    IReadOnlyList<OperationUpdate> Updates);

/// <summary>The answer to a checkpoint.</summary>
/// <param name="CheckpointToken">The token for the next request; <c>null</c> when the execution has ended.</param>
/// <param name="NewExecutionState">What changed since the last answer, or the first page of it.</param>
public sealed record CheckpointResponse(string? CheckpointToken, InitialExecutionState? NewExecutionState);

/// <summary>A page of the history to be read.</summary>
/// <param name="DurableExecutionArn">The execution.</param>
/// <param name="CheckpointToken">The token of the last answer, or of the invocation.</param>
/// <param name="Marker">The marker of the page before.</param>
/// <param name="MaxItems">The size of the page, 1 to 1,000.</param>
public sealed record StateRequest(string DurableExecutionArn, string CheckpointToken, string? Marker, int MaxItems);
