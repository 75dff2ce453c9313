using System.Text;
using System.Text.Json;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>All that a store tells of its executions, as text by execution and part.</summary>
internal static class StoreSnapshot
{
    public static async Task<SortedDictionary<string, string>> OfAsync(IExecutionStore store)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string? marker = null;
        do
        {
            var page = await store.ListAsync(new ExecutionQuery { MaxItems = 7, Marker = marker });
            foreach (var execution in page.Items)
            {
                all.Add(execution.Id, await DescribedAsync(store, execution));
            }

            marker = page.NextMarker;
        }
        while (marker is not null);

        return all;
    }

    /// <summary>The history of an execution, one line per event.</summary>
    public static async Task<IReadOnlyList<string>> HistoryAsync(IExecutionStore store, string executionId)
    {
        var page = await store.GetHistoryAsync(new HistoryQuery { ExecutionId = executionId, MaxItems = 1_000 });
        return [.. page.Items.Select(item => item.ToJson().ToJsonString())];
    }

    private static async Task<string> DescribedAsync(IExecutionStore store, ExecutionInfo listed)
    {
        var text = new StringBuilder();
        text.AppendLine(JsonSerializer.Serialize(listed));
        text.AppendLine(JsonSerializer.Serialize(await store.GetAsync(listed.Id)));
        foreach (var operation in await store.GetOperationsAsync(listed.Id))
        {
            text.AppendLine(JsonSerializer.Serialize(operation));
        }

        foreach (var line in await HistoryAsync(store, listed.Id))
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }
}
