using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>A page of an execution's history.</summary>
public sealed class InitialExecutionState
{
    /// <summary>The operations, in the order in which they started.</summary>
    [JsonPropertyName("Operations")]
    public IReadOnlyList<Operation>? Operations { get; set; }

    /// <summary>Where the next page begins; <c>null</c> or empty when this is the last.</summary>
    [JsonPropertyName("NextMarker")]
    public string? NextMarker { get; set; }
}
