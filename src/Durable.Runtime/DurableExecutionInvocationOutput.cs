using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>A function's answer to the durable service.</summary>
public sealed class DurableExecutionInvocationOutput
{
    /// <summary>How the invocation ended.</summary>
    [JsonPropertyName("Status")]
    [JsonConverter(typeof(UpperSnakeCaseEnumConverter<InvocationStatus>))]
    public required InvocationStatus Status { get; set; }

    /// <summary>The serialized result of a workflow that returned one.</summary>
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    /// <summary>The error of a workflow that failed.</summary>
    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }
}
