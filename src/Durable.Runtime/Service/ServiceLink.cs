using Durable.Runtime.Replay;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Service;

/// <summary>
/// An invocation's way to the durable service: one request at a time, each with the token of the answer before; requests
/// of at most 200 updates and 750 KB.
/// </summary>
internal sealed class ServiceLink(
    IDurableServiceClient client,
    string executionArn,
    string token,
    ServicePatience patience) : ICheckpointLink
{
    private const int MostUpdates = 200;
    private const int MostBytes = 750 * 1024 - 4096;
    private const int BytesPerUpdate = 512;
    private const int PageSize = 1_000;

    private string _token = token;

    public bool SendsStartsEagerly => false;

    public bool AnnouncesNews => false;

    public async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        IReadOnlyList<OperationUpdate> updates,
        bool durable)
    {
        var changed = new List<OperationRecord>();
        foreach (var request in Requests(updates))
        {
            await SendAsync(request, changed);
        }

        return changed;
    }

    /// <summary>Reads the rest of a list of operations that came with a marker.</summary>
    public async Task ReadPagesAsync(string? marker, Action<Operation> take)
    {
        while (!string.IsNullOrEmpty(marker))
        {
            var request = new StateRequest(executionArn, _token, marker, PageSize);
            var page = await patience.TryAsync(cancel => client.GetDurableExecutionStateAsync(request, cancel));
            foreach (var operation in page.Operations ?? [])
            {
                take(operation);
            }

            marker = page.NextMarker;
        }
    }

    private async Task SendAsync(List<OperationUpdate> updates, List<OperationRecord> changed)
    {
        var request = new CheckpointRequest(executionArn, _token, Guid.NewGuid().ToString(), updates);
        var answer = await patience.TryAsync(cancel => client.CheckpointDurableExecutionAsync(request, cancel));
        _token = answer.CheckpointToken ?? _token;
        foreach (var operation in answer.NewExecutionState?.Operations ?? [])
        {
            Take(operation, changed);
        }

        await ReadPagesAsync(answer.NewExecutionState?.NextMarker, operation => Take(operation, changed));
    }

    private static void Take(Operation operation, List<OperationRecord> changed)
    {
        if (WireOperations.ToRecord(operation) is { } record)
        {
            changed.Add(record);
        }
    }

    private static IEnumerable<List<OperationUpdate>> Requests(IReadOnlyList<OperationUpdate> updates)
    {
        var request = new List<OperationUpdate>();
        var size = 0;
        foreach (var update in updates.SelectMany(OnWire))
        {
            var bytes = BytesPerUpdate + (2 * Payloads.SizeOf(update.Payload)) + (2 * Payloads.SizeOf(update.Error));
            if (request.Count == MostUpdates || (request.Count > 0 && size + bytes > MostBytes))
            {
                yield return request;
                (request, size) = ([], 0);
            }

            request.Add(update);
            size += bytes;
        }

        // No updates at all is a request as well: it asks for news.
        if (request.Count > 0 || updates.Count == 0)
        {
            yield return request;
        }
    }

    /// <summary>An update as the service wants it: its START apart, its name in ASCII.</summary>
    private static IEnumerable<OperationUpdate> OnWire(OperationUpdate update)
    {
        if (update.StartedAt > 0)
        {
            yield return Copy(update, OperationAction.Start);
        }

        yield return Copy(update, update.Action);
    }

    private static OperationUpdate Copy(OperationUpdate update, OperationAction action)
    {
        var isStartOnly = action != update.Action;
        return new OperationUpdate
        {
            Id = update.Id,
            Type = update.Type,
            Action = action,
            ParentId = update.ParentId,
            Name = WireNames.Escape(update.Name),
            SubType = update.SubType,
            Payload = isStartOnly ? null : update.Payload,
            Error = isStartOnly ? null : update.Error,
            DelaySeconds = isStartOnly ? 0 : update.DelaySeconds,
            TimeoutSeconds = update.TimeoutSeconds,
            HeartbeatTimeoutSeconds = update.HeartbeatTimeoutSeconds,
            FunctionName = update.FunctionName,
            TenantId = update.TenantId,
            ReplayChildren = update.ReplayChildren,
        };
    }
}
