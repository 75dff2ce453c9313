using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Service;

/// <summary>The JSON of the durable service: bodies of its calls and the invocation's envelope.</summary>
public static class DurableServiceJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1_000,
    };

    /// <summary>Writes the body of a checkpoint.</summary>
    /// <param name="request">The checkpoint.</param>
    public static string WriteCheckpoint(CheckpointRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new JsonObject
        {
            ["CheckpointToken"] = request.CheckpointToken,
            ["ClientToken"] = request.ClientToken,
            ["Updates"] = new JsonArray([.. request.Updates.Select(Update)]),
        }.ToJsonString(Options);
    }

    /// <summary>Reads the answer to a checkpoint.</summary>
    /// <param name="json">The body.</param>
    /// <exception cref="JsonException">The body is not such an answer.</exception>
    public static CheckpointResponse ReadCheckpoint(string json) =>
        JsonSerializer.Deserialize<CheckpointResponse>(json, Options) ?? new CheckpointResponse(null, null);

    /// <summary>Reads a page of the history.</summary>
    /// <param name="json">The body.</param>
    /// <exception cref="JsonException">The body is not such a page.</exception>
    public static InitialExecutionState ReadState(string json) =>
        JsonSerializer.Deserialize<InitialExecutionState>(json, Options) ?? new InitialExecutionState();

    /// <summary>Reads the envelope of an invocation.</summary>
    /// <param name="json">The event.</param>
    /// <exception cref="JsonException">The event is not such an envelope.</exception>
    public static DurableExecutionInvocationInput ReadInput(string json) =>
        JsonSerializer.Deserialize<DurableExecutionInvocationInput>(json, Options)
            ?? throw new JsonException("The invocation event is null.");

    /// <summary>Writes the answer to an invocation.</summary>
    /// <param name="output">The answer.</param>
    public static string WriteOutput(DurableExecutionInvocationOutput output) =>
        JsonSerializer.Serialize(output, Options);

    /// <summary>Writes one update.</summary>
    internal static JsonObject Update(OperationUpdate update)
    {
        var json = new JsonObject
        {
            ["Id"] = update.Id,
            ["Type"] = Wire.NameOf(update.Type),
            ["Action"] = Wire.NameOf(update.Action),
        };
        Add(json, "ParentId", update.ParentId);
        Add(json, "Name", update.Name);
        Add(json, "SubType", update.SubType);
        Add(json, "Payload", update.Payload);
        Add(json, "Error", update.Error is null ? null : JsonSerializer.SerializeToNode(update.Error, Options));
        Add(json, "StepOptions", Seconds("NextAttemptDelaySeconds", update, OperationType.Step));
        Add(json, "WaitOptions", Seconds("WaitSeconds", update, OperationType.Wait));
        Add(json, "CallbackOptions", CallbackOptions(update));
        Add(json, "ChainedInvokeOptions", InvokeOptions(update));
        Add(json, "ContextOptions", update.ReplayChildren ? new JsonObject { ["ReplayChildren"] = true } : null);
        return json;
    }

    private static JsonObject? Seconds(string name, OperationUpdate update, OperationType type) =>
        update.Type == type && update.DelaySeconds > 0 ? new JsonObject { [name] = update.DelaySeconds } : null;

    private static JsonObject? CallbackOptions(OperationUpdate update)
    {
        var options = new JsonObject();
        Add(options, "TimeoutSeconds", update.TimeoutSeconds > 0 ? update.TimeoutSeconds : null);
        Add(options, "HeartbeatTimeoutSeconds", update.HeartbeatTimeoutSeconds > 0 ? update.HeartbeatTimeoutSeconds : null);
        return options.Count > 0 ? options : null;
    }

    private static JsonObject? InvokeOptions(OperationUpdate update)
    {
        if (update.FunctionName is null)
        {
            return null;
        }

        var options = new JsonObject { ["FunctionName"] = update.FunctionName };
        Add(options, "TenantId", update.TenantId);
        return options;
    }

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
