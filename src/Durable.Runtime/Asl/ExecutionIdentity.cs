using System.Globalization;
using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>Who the running execution is: the parts of the context object that stay the same.</summary>
internal sealed class ExecutionIdentity
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required JsonNode? Input { get; init; }

    public string? RoleArn { get; init; }

    public string? StartTime { get; init; }

    public bool HasRedriveCount { get; init; }

    public required string MachineId { get; init; }

    public required string MachineName { get; init; }

    /// <summary>A moment as the context object writes it: UTC with milliseconds.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>A new context object with the two constant members.</summary>
    public JsonObject ToContext()
    {
        var execution = new JsonObject { [nameof(Id)] = Id, [nameof(Input)] = Input?.DeepClone() };
        Add(execution, "StartTime", StartTime);
        execution[nameof(Name)] = Name;
        Add(execution, "RoleArn", RoleArn);
        if (HasRedriveCount)
        {
            execution["RedriveCount"] = 0;
        }

        return new JsonObject
        {
            ["Execution"] = execution,
            ["StateMachine"] = new JsonObject { [nameof(Id)] = MachineId, [nameof(Name)] = MachineName },
        };
    }

    private static void Add(JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }
}
