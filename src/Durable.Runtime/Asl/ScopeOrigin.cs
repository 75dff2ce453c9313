using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>What a scope starts with.</summary>
/// <param name="Durable">The context that its operations go to.</param>
/// <param name="Branch">Where it runs, as people see it: <c>Map[3]</c>.</param>
/// <param name="Path">The same with visits and attempts, so that it is unique in the execution:
/// <c>Map.1.0[3]</c>.</param>
/// <param name="Variables">The variables as they were when the scope started.</param>
/// <param name="EventId">The number of the last event before it.</param>
internal sealed record ScopeOrigin(
    IDurableContext Durable, string Branch, string Path, VariableSet Variables, int EventId)
{
    /// <summary>The item of an inline Map's iteration, of this scope or the nearest one around it.</summary>
    public ItemOrigin? Item { get; init; }

    /// <summary>Is cancelled when the scope is to stop, because a sibling has failed.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>The item of a Map that an iteration is about.</summary>
internal sealed record ItemOrigin(int Index, JsonNode? Value, string? Key = null, string? Source = null);
