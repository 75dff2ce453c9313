using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Sfn2Durable.Cli.Stores;

/// <summary>A callback that nobody has answered yet.</summary>
internal sealed record OpenCallback(string Id, string Execution, string Name, DateTimeOffset Since)
{
    /// <summary>All in a store, those of the oldest executions first.</summary>
    public static async Task<IReadOnlyList<OpenCallback>> AllAsync(SqliteStoreView view, CancellationToken cancellation)
    {
        var found = new List<OpenCallback>();
        var query = new ExecutionQuery { Statuses = [ExecutionStatus.Running], ReverseOrder = true, MaxItems = 1_000 };
        do
        {
            var page = await view.ListAsync(query, cancellation).ConfigureAwait(false);
            foreach (var execution in page.Items)
            {
                var operations = await view.GetOperationsAsync(execution.Id, cancellation).ConfigureAwait(false);
                found.AddRange(operations
                    .Where(static o => o is { Type: OperationType.Callback, IsTerminal: false, CallbackId: not null })
                    .Select(o => new OpenCallback(
                        o.CallbackId ?? "",
                        execution.Id,
                        o.Name ?? o.Id,
                        DateTimeOffset.FromUnixTimeMilliseconds(o.StartTimestamp))));
            }

            query = query with { Marker = page.NextMarker };
        }
        while (query.Marker is not null);
        return found;
    }
}
