using System.Text.Json.Nodes;

namespace Durable.Runtime.Storage;

/// <summary>One event of an execution's history, in the event model of the AWS service.</summary>
public sealed record HistoryEvent
{
    /// <summary>The position, from 1.</summary>
    public required int EventId { get; init; }

    /// <summary>The kind of event, for example <c>StepSucceeded</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>When it happened, in milliseconds since 1970.</summary>
    public required long EventTimestamp { get; init; }

    /// <summary>The operation; <c>null</c> for events of invocations.</summary>
    public string? Id { get; init; }

    /// <summary>The enclosing context.</summary>
    public string? ParentId { get; init; }

    /// <summary>The operation's name.</summary>
    public string? Name { get; init; }

    /// <summary>The operation's sub-type.</summary>
    public string? SubType { get; init; }

    /// <summary>The details, by the names of the service's model.</summary>
    public required JsonObject Details { get; init; }

    /// <summary>Writes the event as the service does; times are seconds with a fraction.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { [nameof(EventType)] = EventType, [nameof(EventId)] = EventId };
        AddText(json, nameof(Id), Id);
        AddText(json, nameof(ParentId), ParentId);
        AddText(json, nameof(Name), Name);
        AddText(json, nameof(SubType), SubType);
        json[nameof(EventTimestamp)] = EventTimestamp / 1000m;
        json[$"{EventType}Details"] = Details.DeepClone();
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
