using System.Globalization;
using Durable.Runtime.Service;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Service;

/// <summary>A service that accepts every update and answers with the operation as it now is, or fails when told to.
/// </summary>
internal sealed class FakeServiceClient : IDurableServiceClient
{
    private readonly OperationTable _operations = new();

    public List<OperationUpdate> Updates { get; } = [];

    public List<int> RequestSizes { get; } = [];

    public int Requests { get; private set; }

    /// <summary>The failure of the n-th request; <c>null</c> lets it succeed.</summary>
    public Func<int, Exception?>? Failure { get; init; }

    public Task<CheckpointResponse> CheckpointDurableExecutionAsync(
        CheckpointRequest request,
        CancellationToken cancellationToken = default)
    {
        Requests++;
        if (Failure?.Invoke(Requests) is { } failure)
        {
            throw failure;
        }

        RequestSizes.Add(request.Updates.Count);
        Updates.AddRange(request.Updates);
        var changed = request.Updates.Where(update => update.Type != OperationType.Execution).Select(Apply).ToList();
        var token = string.Create(CultureInfo.InvariantCulture, $"token-{Requests}");
        return Task.FromResult(
            new CheckpointResponse(token, new InitialExecutionState { Operations = changed }));
    }

    public Task<InitialExecutionState> GetDurableExecutionStateAsync(
        StateRequest request,
        CancellationToken cancellationToken = default) => Task.FromResult(new InitialExecutionState());

    private Operation Apply(OperationUpdate update)
    {
        var record = OperationChanges.Apply(_operations.Find(update.Id), update, 1785312000000, "callback");
        _operations.Put(record);
        return WireOperations.FromRecord(record);
    }
}
