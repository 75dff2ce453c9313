using System.Text.Json.Nodes;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Sfn2Durable.Verification;

/// <summary>What an execution in a store is given.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="Name">The name it is registered under, as its generated host would.</param>
/// <param name="Input">The input.</param>
public sealed record StoredRequest(IDurableWorkflow Workflow, string Name, JsonNode? Input)
{
    /// <summary>The store's file; made where there is none.</summary>
    public required string Store { get; init; }

    /// <summary>The execution's name; one is made up where it is not given.</summary>
    public string? Execution { get; init; }

    public StatesEnvironment Environment { get; init; } = new();
}

/// <summary>How far an execution in a store came.</summary>
/// <param name="Id">The execution.</param>
/// <param name="Result">Its end, or that it is still running.</param>
/// <param name="Callbacks">What it waits for from outside, when it is still running.</param>
public sealed record StoredResult(string Id, LocalResult Result, IReadOnlyList<OperationRecord> Callbacks);

/// <summary>
/// Runs one execution on a host with a store in a file, until it ends or only somebody outside can take it further. What
/// else is in the store and belongs to the same workflow goes on meanwhile.
/// </summary>
public static class StoredExecution
{
    /// <exception cref="ExecutionStoreException">The store cannot be used, or has another execution of that name.
    /// </exception>
    /// <exception cref="ArgumentException">The execution's name breaks the rules.</exception>
    public static async Task<StoredResult> RunAsync(StoredRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = new SqliteExecutionStore(request.Store),
        });
        host.RegisterWorkflow<JsonNode?, JsonNode?>(
            request.Name,
            (input, context) => request.Workflow.RunAsync(input, new StatesHostContext(context, request.Environment)));
        var started = await host.StartExecutionAsync(request.Name, request.Input, request.Execution, cancellationToken)
            .ConfigureAwait(false);
        while (true)
        {
            var execution = await host.WaitForRestAsync(started.Id, cancellationToken).ConfigureAwait(false);
            if (execution.Status != ExecutionStatus.Running)
            {
                return new StoredResult(execution.Id, LocalExecution.Result(execution), []);
            }

            var operations = await host.Store.GetOperationsAsync(execution.Id, cancellationToken).ConfigureAwait(false);
            var open = operations.Where(static o => !o.IsTerminal && o.Type != OperationType.Context).ToList();
            if (open.All(static o => o.Type == OperationType.Callback))
            {
                await host.StopAsync(cancellationToken).ConfigureAwait(false);
                return new StoredResult(execution.Id, new LocalResult(LocalStatus.Running), open);
            }

            await MoveAsync(host, execution.Id, open.Min(static o => o.DueTimestamp), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the execution ends, or it is time to look again.</summary>
    private static async Task MoveAsync(
        EmbeddedHost host,
        string executionId,
        long? due,
        CancellationToken cancellationToken)
    {
        var second = TimeSpan.FromSeconds(1);
        var left = due is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) - DateTimeOffset.UtcNow : second;
        var pause = left < TimeSpan.Zero ? TimeSpan.FromMilliseconds(10) : left < second ? left : second;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(pause);
        try
        {
            await host.WaitForEndAsync(executionId, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look again.
        }
    }
}
