using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>What the durable service sends to a function instead of the caller's payload.</summary>
public sealed class DurableExecutionInvocationInput
{
    /// <summary>The execution.</summary>
    [JsonPropertyName("DurableExecutionArn")]
    public required string DurableExecutionArn { get; set; }

    /// <summary>The token that the first checkpoint must carry.</summary>
    [JsonPropertyName("CheckpointToken")]
    public string? CheckpointToken { get; set; }

    /// <summary>The history so far, or its first page.</summary>
    [JsonPropertyName("InitialExecutionState")]
    public InitialExecutionState? InitialExecutionState { get; set; }
}
