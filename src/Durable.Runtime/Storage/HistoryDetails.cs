using System.Text.Json.Nodes;

namespace Durable.Runtime.Storage;

/// <summary>The details of history events, by the names of the service's model.</summary>
internal sealed class HistoryDetails(string executionId, bool includeData)
{
    public JsonObject Started(ExecutionStart start)
    {
        var timeout = start.Timeout ?? TimeSpan.FromSeconds(WholeSeconds.Longest);
        var details = new JsonObject { ["ExecutionTimeout"] = (long)timeout.TotalSeconds };
        if (includeData)
        {
            details["Input"] = Payload(start.Input ?? "");
        }

        return details;
    }

    public JsonObject Start(OperationUpdate update, OperationRecord record) => update.Type switch
    {
        OperationType.Wait => new JsonObject
        {
            ["Duration"] = update.DelaySeconds,
            ["ScheduledEndTimestamp"] = (record.DueTimestamp ?? 0) / 1000m,
        },
        OperationType.Callback => Callback(update, record),
        OperationType.ChainedInvoke => Invoke(update),
        _ => [],
    };

    /// <summary>The end of a context, or of an attempt of a step.</summary>
    public JsonObject Step(OperationUpdate update, OperationRecord record)
    {
        var isFailure = update.Error is not null || update.Action == OperationAction.Fail;
        var details = isFailure
            ? Outcome(null, update.Error ?? new ErrorObject())
            : Outcome(update.Payload ?? "", null);
        if (update.Type == OperationType.Step)
        {
            var retry = new JsonObject { ["CurrentAttempt"] = record.Attempt };
            if (update.Action == OperationAction.Retry)
            {
                retry["NextAttemptDelaySeconds"] = update.DelaySeconds;
            }

            details["RetryDetails"] = retry;
        }

        return details;
    }

    /// <summary>An end with an error, or else with a result.</summary>
    public JsonObject Outcome(string? payload, ErrorObject? error)
    {
        var details = new JsonObject();
        if (error is not null)
        {
            details["Error"] = includeData
                ? new JsonObject { ["Payload"] = Error(error), ["Truncated"] = false }
                : new JsonObject();
        }
        else
        {
            details["Result"] = includeData ? Payload(payload ?? "") : new JsonObject();
        }

        return details;
    }

    public static JsonObject Invocation(InvocationCompletedEntry entry)
    {
        var details = new JsonObject
        {
            ["StartTimestamp"] = entry.StartTimestamp / 1000m,
            ["EndTimestamp"] = entry.Timestamp / 1000m,
            ["RequestId"] = entry.RequestId,
        };
        if (entry.Error is not null)
        {
            details["Error"] = new JsonObject { ["Payload"] = Error(entry.Error), ["Truncated"] = false };
        }

        return details;
    }

    private static JsonObject Callback(OperationUpdate update, OperationRecord record)
    {
        var details = new JsonObject { ["CallbackId"] = record.CallbackId };
        if (update.TimeoutSeconds > 0)
        {
            details["Timeout"] = update.TimeoutSeconds;
        }

        if (update.HeartbeatTimeoutSeconds > 0)
        {
            details["HeartbeatTimeout"] = update.HeartbeatTimeoutSeconds;
        }

        return details;
    }

    private JsonObject Invoke(OperationUpdate update)
    {
        var function = update.FunctionName ?? "";
        var details = new JsonObject
        {
            ["FunctionName"] = function,
            ["ExecutedVersion"] = "$LATEST",
            ["DurableExecutionArn"] = $"{function}/{ExecutionNames.OfInvoke(executionId, update.Id)}",
        };
        if (update.TenantId is not null)
        {
            details["TenantId"] = update.TenantId;
        }

        if (includeData)
        {
            details["Input"] = Payload(update.Payload ?? "");
        }

        return details;
    }

    private static JsonObject Payload(string payload) => new() { ["Payload"] = payload, ["Truncated"] = false };

    private static JsonObject Error(ErrorObject error)
    {
        var json = new JsonObject();
        AddText(json, "ErrorType", error.ErrorType);
        AddText(json, "ErrorMessage", error.ErrorMessage);
        AddText(json, "ErrorData", error.ErrorData);
        if (error.StackTrace is not null)
        {
            json["StackTrace"] = new JsonArray([.. error.StackTrace.Select(line => (JsonNode)line)]);
        }

        return json;
    }

    private static void AddText(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
