using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sfn2Durable.Input.Histories;

/// <summary>Reads one event. What has another form than the service gives it counts as absent.</summary>
internal static class HistoryEventReader
{
    public static HistoryEvent? Read(JsonElement value, int line)
    {
        if (!value.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.Number || !id.TryGetInt64(out var number)
            || Text(value, "type") is not { } type)
        {
            return null;
        }

        var details = Details(value);
        var data = details is { } carried ? Data(carried) : HistoryData.None;
        return new HistoryEvent(number, (long?)Number(value, "previousEventId") ?? 0, type)
        {
            Time = value.TryGetProperty("timestamp", out var time) ? Seconds(time) : null,
            Line = line,
            Name = details is { } named ? Text(named, "name") ?? Text(named, "state") : null,
            Length = details is { } map ? Number(map, "length") : null,
            Index = details is { } iteration ? (int?)Number(iteration, "index") : null,
            Data = data,
            Kilobytes = (data.Output ?? data.Input) is { } text ? Encoding.UTF8.GetByteCount(text) / 1000.0 : null,
        };
    }

    private static HistoryData Data(JsonElement details) => new()
    {
        Input = Text(details, "input"),
        Output = Text(details, "output"),
        Parameters = Text(details, "parameters"),
        Error = Text(details, "error"),
        Cause = Text(details, "cause"),
        Resource = Text(details, "resource"),
        ResourceType = Text(details, "resourceType"),
        RoleArn = Text(details, "roleArn"),
        Arn = Text(details, "mapRunArn") ?? Text(details, "stateMachineVersionArn"),
        Assigned = Texts(details, "assignedVariables"),
        IsTruncated = IsTruncated(details, "inputDetails") || IsTruncated(details, "outputDetails")
            || IsTruncated(details, "assignedVariablesDetails"),
    };

    /// <summary>The one member whose name ends in <c>EventDetails</c>.</summary>
    private static JsonElement? Details(JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.EndsWith("EventDetails", StringComparison.Ordinal)
                && member.Value.ValueKind == JsonValueKind.Object)
            {
                return member.Value;
            }
        }

        return null;
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static double? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;

    private static Dictionary<string, string>? Texts(JsonElement value, string name) =>
        value.TryGetProperty(name, out var texts) && texts.ValueKind == JsonValueKind.Object
            ? texts.EnumerateObject()
                .Where(static t => t.Value.ValueKind == JsonValueKind.String)
                .DistinctBy(static t => t.Name)
                .ToDictionary(static t => t.Name, static t => t.Value.GetString() ?? "", StringComparer.Ordinal)
            : null;

    private static bool IsTruncated(JsonElement details, string name) =>
        details.TryGetProperty(name, out var about) && about.ValueKind == JsonValueKind.Object
        && about.TryGetProperty("truncated", out var truncated) && truncated.ValueKind == JsonValueKind.True;

    /// <summary>The first version of the command line prints seconds, the second one ISO 8601.</summary>
    private static double? Seconds(JsonElement time)
    {
        if (time.ValueKind == JsonValueKind.Number)
        {
            return time.GetDouble();
        }

        return time.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(
            time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUnixTimeMilliseconds() / 1000.0
            : null;
    }
}
