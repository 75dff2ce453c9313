using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>What is recorded of a step.</summary>
public sealed class StepDetails
{
    /// <summary>The serialized result; while a polling operation is pending, its state.</summary>
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    /// <summary>The error of the last attempt.</summary>
    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }

    /// <summary>The number of attempts that ended.</summary>
    [JsonPropertyName("Attempt")]
    public int? Attempt { get; set; }

    /// <summary>When the next attempt is due, in milliseconds since 1970; only while pending.</summary>
    [JsonPropertyName("NextAttemptTimestamp")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public long? NextAttemptTimestamp { get; set; }
}

/// <summary>What is recorded of a wait.</summary>
public sealed class WaitDetails
{
    /// <summary>When the wait ends, in milliseconds since 1970.</summary>
    [JsonPropertyName("ScheduledEndTimestamp")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public long? ScheduledEndTimestamp { get; set; }
}

/// <summary>What is recorded of an execution.</summary>
public sealed class ExecutionDetails
{
    /// <summary>The execution's input, as JSON text.</summary>
    [JsonPropertyName("InputPayload")]
    public string? InputPayload { get; set; }
}

/// <summary>What is recorded of a callback.</summary>
public sealed class CallbackDetails
{
    /// <summary>The id with which the outside world completes it.</summary>
    [JsonPropertyName("CallbackId")]
    public string? CallbackId { get; set; }

    /// <summary>The result, as it was sent.</summary>
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    /// <summary>The error.</summary>
    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }
}

/// <summary>What is recorded of a chained invoke.</summary>
public sealed class ChainedInvokeDetails
{
    /// <summary>The serialized result.</summary>
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    /// <summary>The error.</summary>
    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }
}

/// <summary>What is recorded of a context.</summary>
public sealed class ContextDetails
{
    /// <summary>The serialized result.</summary>
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    /// <summary>The error.</summary>
    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }

    /// <summary>Whether the result was too large to record, so that replay runs the context again.</summary>
    [JsonPropertyName("ReplayChildren")]
    public bool? ReplayChildren { get; set; }
}
