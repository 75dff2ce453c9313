using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Runtime.Storage;

namespace Sfn2Durable.Cli.Stores;

/// <summary>Something that a running execution waits for.</summary>
/// <param name="Kind">A word for programs: <c>callback</c>, <c>time</c>, <c>retry</c>, <c>invoke</c>, <c>step</c>.</param>
/// <param name="Name">The operation's name, or its id where it has none.</param>
/// <param name="CallbackId">The id to answer a callback with.</param>
/// <param name="Until">When it is over by itself.</param>
internal sealed record Obstacle(string Kind, string Name, string? CallbackId, DateTimeOffset? Until)
{
    /// <summary>What an execution waits for, in the order in which it began to.</summary>
    public static IReadOnlyList<Obstacle> Of(IEnumerable<OperationRecord> operations) =>
        [.. operations.Where(static o => !o.IsTerminal).Select(Of).OfType<Obstacle>()];

    /// <summary>For a table: <c>callback 'Ask Manager'</c>.</summary>
    public override string ToString() => Kind switch
    {
        "time" => $"time until {StoreText.Time(Until)}",
        "retry" => $"retry of '{Name}' at {StoreText.Time(Until)}",
        _ => $"{Kind} '{Name}'",
    };

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["kind"] = Kind, ["name"] = Name };
        if (CallbackId is not null)
        {
            json["callbackId"] = CallbackId;
        }

        if (Until is not null)
        {
            json["until"] = StoreText.Time(Until);
        }

        return json;
    }

    private static Obstacle? Of(OperationRecord operation)
    {
        var name = operation.Name ?? operation.Id;
        DateTimeOffset? due = operation.DueTimestamp is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
        return operation.Type switch
        {
            OperationType.Callback => new Obstacle("callback", name, operation.CallbackId, null),
            OperationType.Wait => new Obstacle("time", name, null, due),
            OperationType.ChainedInvoke => new Obstacle("invoke", operation.FunctionName ?? name, null, null),
            OperationType.Step when operation.Status == OperationStatus.Pending => new Obstacle("retry", name, null, due),
            OperationType.Step => new Obstacle("step", name, null, null),
            _ => null,
        };
    }
}

/// <summary>Words and times as tables and JSON have them.</summary>
internal static class StoreText
{
    public static IReadOnlyList<string> Statuses { get; } = [.. Enum.GetValues<ExecutionStatus>().Select(Status)];

    /// <summary>A status by the name that the AWS service has for it.</summary>
    public static string Status(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        ExecutionStatus.Stopped => "STOPPED",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>A status by any spelling of its name: <c>timed-out</c>, <c>TIMED_OUT</c>, <c>TimedOut</c>.</summary>
    public static ExecutionStatus? StatusOf(string text)
    {
        var letters = text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return letters.All(char.IsAsciiLetter) && Enum.TryParse<ExecutionStatus>(letters, ignoreCase: true, out var status)
            ? status
            : null;
    }

    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";
}
