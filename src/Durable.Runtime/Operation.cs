using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>A recorded operation on the wire. Times are milliseconds since 1970; when read, seconds with a fraction
/// are understood as well.</summary>
public sealed class Operation
{
    /// <summary>The id, unique in the execution.</summary>
    [JsonPropertyName("Id")]
    public string? Id { get; set; }

    /// <summary>The type, see <see cref="OperationTypes"/>.</summary>
    [JsonPropertyName("Type")]
    public string? Type { get; set; }

    /// <summary>The status, see <see cref="OperationStatuses"/>.</summary>
    [JsonPropertyName("Status")]
    public string? Status { get; set; }

    /// <summary>The name.</summary>
    [JsonPropertyName("Name")]
    public string? Name { get; set; }

    /// <summary>The id of the enclosing context; <c>null</c> at the root.</summary>
    [JsonPropertyName("ParentId")]
    public string? ParentId { get; set; }

    /// <summary>The sub-type, see <see cref="OperationSubTypes"/>.</summary>
    [JsonPropertyName("SubType")]
    public string? SubType { get; set; }

    /// <summary>When it started, in milliseconds since 1970.</summary>
    [JsonPropertyName("StartTimestamp")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public long? StartTimestamp { get; set; }

    /// <summary>When it ended, in milliseconds since 1970.</summary>
    [JsonPropertyName("EndTimestamp")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public long? EndTimestamp { get; set; }

    /// <summary>Set for a step.</summary>
    [JsonPropertyName("StepDetails")]
    public StepDetails? StepDetails { get; set; }

    /// <summary>Set for a wait.</summary>
    [JsonPropertyName("WaitDetails")]
    public WaitDetails? WaitDetails { get; set; }

    /// <summary>Set for the execution itself.</summary>
    [JsonPropertyName("ExecutionDetails")]
    public ExecutionDetails? ExecutionDetails { get; set; }

    /// <summary>Set for a callback.</summary>
    [JsonPropertyName("CallbackDetails")]
    public CallbackDetails? CallbackDetails { get; set; }

    /// <summary>Set for a chained invoke.</summary>
    [JsonPropertyName("ChainedInvokeDetails")]
    public ChainedInvokeDetails? ChainedInvokeDetails { get; set; }

    /// <summary>Set for a context.</summary>
    [JsonPropertyName("ContextDetails")]
    public ContextDetails? ContextDetails { get; set; }
}
