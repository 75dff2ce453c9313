using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>Options of a Task state. A record, so that generated code can say <c>Charge with { Timeout = …
/// }</c>.</summary>
public sealed record TaskOptions : WorkOptions
{
    /// <summary>
    /// <c>TimeoutSeconds</c> of one attempt; <c>null</c> (the default) means no limit. A chained invoke with a limit
    /// costs two more operations, a batch and a timer, because engines do not bound an invoke.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary><c>HeartbeatSeconds</c>, which counts for callbacks and activities; <c>null</c> means none.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>
    /// The state's <c>Resource</c>. It tells interceptors what would be called, and names the culprit when a result is
    /// too large. Default <c>null</c>.
    /// </summary>
    public string? Resource { get; init; }

    /// <summary>
    /// <c>Credentials</c>, such as <c>{"RoleArn": …}</c>, handed to the task as <see cref="TaskContext.Credentials"/>.
    /// </summary>
    public JsonNode? Credentials { get; init; }

    /// <summary>
    /// What happens when the process dies while an attempt runs. Default: it runs again, as the same attempt. With
    /// <see cref="StepSemantics.AtMostOncePerRetry"/> it counts as failed with <c>States.TaskFailed</c>.
    /// </summary>
    public StepSemantics Semantics { get; init; } = StepSemantics.AtLeastOncePerRetry;

    /// <summary>How often a job is asked whether it has ended. Default <see cref="JobPolling.Default"/>.</summary>
    public JobPolling Polling { get; init; } = JobPolling.Default;
}
