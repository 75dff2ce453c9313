using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace HistoryGenerator;

/// <summary>Writes events as <c>get-execution-history</c> prints them: numbered, timed, each after the one that led to it.</summary>
internal sealed class EventList(DateTimeOffset start)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(17);

    private readonly JsonArray _events = [];
    private DateTimeOffset _now = start;

    public long Last => _events.Count;

    /// <summary>When the next event happens.</summary>
    public DateTimeOffset Now => _now;

    public JsonObject ToHistory() => new() { ["events"] = _events };

    /// <summary>Lets time pass before the next event.</summary>
    public void Pass(TimeSpan time) => _now += time;

    /// <summary>Adds an event and gives its number.</summary>
    public long Add(string type, long previous, JsonObject? details = null)
    {
        var item = new JsonObject
        {
            ["timestamp"] = _now.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
            ["type"] = type,
            ["id"] = _events.Count + 1L,
            ["previousEventId"] = previous,
        };
        if (details is not null)
        {
            item[DetailsOf(type)] = details;
        }

        _now += Tick;
        _events.Add(item);
        return _events.Count;
    }

    /// <summary>The member that carries an event's details.</summary>
    public static string DetailsOf(string type) =>
        type.EndsWith("StateEntered", StringComparison.Ordinal) ? "stateEnteredEventDetails"
        : type.EndsWith("StateExited", StringComparison.Ordinal) ? "stateExitedEventDetails"
        : char.ToLowerInvariant(type[0]) + type[1..] + "EventDetails";

    /// <summary>A value as the JSON text that events carry, with the note beside it.</summary>
    public static JsonObject With(JsonObject details, string name, JsonNode? value)
    {
        details[name] = ServiceJson.Write(value);
        details[name + "Details"] = new JsonObject { ["truncated"] = false };
        return details;
    }
}
