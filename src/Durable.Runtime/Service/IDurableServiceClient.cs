namespace Durable.Runtime.Service;

/// <summary>The two calls of the durable service that a running invocation makes.</summary>
/// <remarks>Clients map errors of the service to <see cref="DurableServiceException"/>; anything else they throw counts as
/// a failure of the network. <see cref="DurableServiceJson"/> writes and reads the bodies.</remarks>
public interface IDurableServiceClient
{
    /// <summary>Records updates: <c>POST /2025-12-01/durable-executions/{arn}/checkpoint</c>.</summary>
    /// <param name="request">The updates.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="DurableServiceException">The service refused the call or failed.</exception>
    Task<CheckpointResponse> CheckpointDurableExecutionAsync(
        CheckpointRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Reads a page of the history: <c>GET /2025-12-01/durable-executions/{arn}/state</c>.</summary>
    /// <param name="request">Which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="DurableServiceException">The service refused the call or failed.</exception>
    Task<InitialExecutionState> GetDurableExecutionStateAsync(
        StateRequest request,
        CancellationToken cancellationToken = default);
}
