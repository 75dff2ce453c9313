using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Service;

/// <summary>Reads updates as a service receives them.</summary>
internal static class WireUpdates
{
    public static OperationUpdate Read(JsonNode json) => new()
    {
        Id = Text(json, "Id")!,
        Type = Enum.Parse<OperationType>(Text(json, "Type")!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        Action = Enum.Parse<OperationAction>(Text(json, "Action")!, ignoreCase: true),
        ParentId = Text(json, "ParentId"),
        Name = Text(json, "Name"),
        SubType = Text(json, "SubType"),
        Payload = Text(json, "Payload"),
        Error = json["Error"].Deserialize<ErrorObject>(),
        DelaySeconds = Number(json["StepOptions"], "NextAttemptDelaySeconds") + Number(json["WaitOptions"], "WaitSeconds"),
        TimeoutSeconds = Number(json["CallbackOptions"], "TimeoutSeconds"),
        HeartbeatTimeoutSeconds = Number(json["CallbackOptions"], "HeartbeatTimeoutSeconds"),
        FunctionName = Text(json["ChainedInvokeOptions"], "FunctionName"),
        TenantId = Text(json["ChainedInvokeOptions"], "TenantId"),
        ReplayChildren = json["ContextOptions"]?["ReplayChildren"]?.GetValue<bool>() ?? false,
    };

    private static string? Text(JsonNode? json, string name) => json?[name]?.GetValue<string>();

    private static int Number(JsonNode? json, string name) => json?[name]?.GetValue<int>() ?? 0;
}
