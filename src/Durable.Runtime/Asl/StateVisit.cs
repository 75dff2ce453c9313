using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>One visit of a state, from entering to leaving it.</summary>
/// <param name="name">The state's name.</param>
/// <param name="number">The how many-th visit of this state in its scope, from 1.</param>
/// <param name="input">The raw input.</param>
/// <param name="eventId">The number of the event of entering.</param>
internal sealed class StateVisit(string name, int number, JsonNode? input, int eventId)
{
    public string Name { get; } = name;

    public int Number { get; } = number;

    public JsonNode? Input { get; } = input;

    public int EventId { get; } = eventId;

    /// <summary>When the state was entered, where that has been recorded.</summary>
    public string? EnteredTime { get; set; }

    /// <summary>The number of retries so far; <c>null</c> before the first attempt and in states without attempts.
    /// </summary>
    public int? RetryCount { get; set; }

    /// <summary>The token of the attempt's callback.</summary>
    public string? Token { get; set; }

    /// <summary>What the state has assigned.</summary>
    public JsonObject? Assigned { get; set; }
}
