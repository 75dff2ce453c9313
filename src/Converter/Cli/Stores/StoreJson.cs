using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Storage;

namespace Sfn2Durable.Cli.Stores;

/// <summary>Answers as JSON.</summary>
internal static class StoreJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 2_000,
    };

    public static void Write(Terminal terminal, JsonObject answer) =>
        terminal.Out.WriteLine(answer.ToJsonString(Indented));

    /// <summary>An execution in a list.</summary>
    public static JsonObject Of(ExecutionInfo execution, IReadOnlyList<Obstacle> waitsFor)
    {
        var json = new JsonObject
        {
            ["id"] = execution.Id,
            ["workflow"] = execution.Workflow,
            ["version"] = execution.Version,
            ["name"] = execution.Name,
            ["status"] = StoreText.Status(execution.Status),
            ["started"] = StoreText.Time(execution.StartTime),
            ["ended"] = execution.EndTime is { } end ? StoreText.Time(end) : null,
        };
        if (execution.Status == ExecutionStatus.Running)
        {
            json["waitsFor"] = new JsonArray([.. waitsFor.Select(static o => o.ToJson())]);
        }

        return json;
    }

    /// <summary>An execution by itself, with everything.</summary>
    public static JsonObject Of(ExecutionInfo execution, IReadOnlyList<OperationRecord> operations)
    {
        var json = Of(execution, Obstacle.Of(operations));
        json["input"] = Payload(execution.Input);
        json["result"] = Payload(execution.Result);
        json["error"] = Error(execution.Error);
        json["operationCount"] = execution.OperationCount;
        json["bytesWritten"] = execution.BytesWritten;
        json["operations"] = new JsonArray([.. operations.Select(Of)]);
        return json;
    }

    /// <summary>A payload as what it says, or as text when it is no JSON.</summary>
    public static JsonNode? Payload(string? text) =>
        text is null ? null : ServiceJson.TryParse(text, out var node, out _) ? node : JsonValue.Create(text);

    private static JsonObject Of(OperationRecord operation) => new()
    {
        ["id"] = operation.Id,
        ["parentId"] = operation.ParentId,
        ["name"] = operation.Name,
        ["type"] = operation.Type.ToString(),
        ["subType"] = operation.SubType,
        ["status"] = operation.Status.ToString(),
        ["attempt"] = operation.Attempt,
        ["started"] = StoreText.Time(DateTimeOffset.FromUnixTimeMilliseconds(operation.StartTimestamp)),
        ["ended"] = operation.EndTimestamp is { } end
            ? StoreText.Time(DateTimeOffset.FromUnixTimeMilliseconds(end))
            : null,
        ["callbackId"] = operation.CallbackId,
        ["result"] = Payload(operation.Result),
        ["error"] = Error(operation.Error),
    };

    private static JsonObject? Error(ErrorObject? error) => error is null
        ? null
        : new JsonObject { ["type"] = error.ErrorType, ["message"] = error.ErrorMessage, ["data"] = error.ErrorData };
}
