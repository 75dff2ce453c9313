using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Runtime.Replay;
using Durable.Runtime.Service;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Service;

/// <summary>
/// The durable service of one invocation, over a store. All that passes between it and the function is JSON text, as on
/// the wire: milliseconds in the envelope, seconds with a fraction in answers, one token per answer, small pages.
/// </summary>
internal sealed class ServiceEmulator(IExecutionStore store, Lease lease, int pageSize = 3) : IDurableServiceClient
{
    private readonly List<Operation> _rest = [];
    private int _sequence;
    private string? _result;

    /// <summary>Bodies of the requests, for tests that look at them.</summary>
    public List<JsonNode> Requests { get; } = [];

    private string Token => $"{lease.Token}-{_sequence}";

    public async Task<InvocationOutcome> InvokeAsync(WorkflowBody body, ServiceOptions options)
    {
        var input = DurableServiceJson.ReadInput(Envelope());
        var context = new TestLambdaContext();
        var output = await new ServiceInvocation(context, this, options).RunAsync(input, body);
        var answer = JsonNode.Parse(DurableServiceJson.WriteOutput(output))!;
        return answer["Status"]!.GetValue<string>() switch
        {
            "SUCCEEDED" => InvocationOutcome.Succeeded(_result ?? answer["Result"]?.GetValue<string>() ?? "null"),
            "FAILED" => InvocationOutcome.Failed(answer["Error"].Deserialize<ErrorObject>()!),
            _ => InvocationOutcome.Pending,
        };
    }

    public async Task<CheckpointResponse> CheckpointDurableExecutionAsync(
        CheckpointRequest request,
        CancellationToken cancellationToken = default)
    {
        var body = JsonNode.Parse(DurableServiceJson.WriteCheckpoint(request))!;
        Requests.Add(body);
        CheckToken(body["CheckpointToken"]!.GetValue<string>());
        _sequence++;
        var updates = body["Updates"]!.AsArray().Select(update => WireUpdates.Read(update!)).ToList();
        TakeResult(updates);
        var changed = await store.CheckpointAsync(lease, updates, durable: true, cancellationToken);
        _rest.AddRange(changed.Select(WireOperations.FromRecord));
        return DurableServiceJson.ReadCheckpoint(new JsonObject
        {
            ["CheckpointToken"] = Token,
            ["NewExecutionState"] = Page(seconds: true),
        }.ToJsonString());
    }

    public Task<InitialExecutionState> GetDurableExecutionStateAsync(
        StateRequest request,
        CancellationToken cancellationToken = default)
    {
        CheckToken(request.CheckpointToken);
        return Task.FromResult(DurableServiceJson.ReadState(Page(seconds: true).ToJsonString()));
    }

    private void CheckToken(string token)
    {
        if (token != Token)
        {
            throw new DurableServiceException(400, "InvalidParameterValueException", "Invalid checkpoint token");
        }
    }

    private void TakeResult(List<OperationUpdate> updates)
    {
        if (updates.Find(update => update.Type == OperationType.Execution) is { } result)
        {
            _result = result.Payload;
            updates.Remove(result);
        }
    }

    private string Envelope()
    {
        _rest.Add(new Operation
        {
            Id = "exec-0",
            Type = OperationTypes.Execution,
            Status = OperationStatuses.Started,
            StartTimestamp = lease.Execution.StartTime.ToUnixTimeMilliseconds(),
            ExecutionDetails = new ExecutionDetails { InputPayload = lease.Execution.Input },
        });
        _rest.AddRange(lease.Operations.Select(WireOperations.FromRecord));
        return new JsonObject
        {
            ["DurableExecutionArn"] = lease.Execution.Id,
            ["CheckpointToken"] = Token,
            ["InitialExecutionState"] = Page(seconds: false),
            ["UpdatedOperationIds"] = new JsonArray(),
        }.ToJsonString();
    }

    private JsonObject Page(bool seconds)
    {
        var operations = _rest.Take(pageSize).Select(operation => ToJson(operation, seconds)).ToArray();
        _rest.RemoveRange(0, operations.Length);
        return new JsonObject
        {
            ["Operations"] = new JsonArray(operations),
            ["NextMarker"] = _rest.Count == 0 ? "" : _rest.Count.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static JsonNode ToJson(Operation operation, bool seconds)
    {
        var json = JsonSerializer.SerializeToNode(operation)!;
        if (seconds)
        {
            ToSeconds(json);
        }

        return json;
    }

    private static void ToSeconds(JsonNode json)
    {
        foreach (var (name, value) in json.AsObject().ToList())
        {
            if (value is JsonObject details)
            {
                ToSeconds(details);
            }
            else if (value is not null && name.EndsWith("Timestamp", StringComparison.Ordinal))
            {
                json[name] = value.GetValue<long>() / 1000m;
            }
        }
    }
}
