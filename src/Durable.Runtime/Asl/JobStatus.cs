using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>What a <c>.sync</c> job says when it is asked.</summary>
public abstract record JobStatus
{
    private JobStatus()
    {
    }

    /// <summary>The job has not ended.</summary>
    public static JobStatus Running { get; } = new RunningJob();

    /// <summary>The job has ended well.</summary>
    /// <param name="output">The result of the Task; null is JSON null.</param>
    /// <returns>The status.</returns>
    public static JobStatus Succeeded(JsonNode? output) => new SucceededJob(output);

    /// <summary>The job has ended badly.</summary>
    /// <param name="error">The error name; the service reports <c>States.TaskFailed</c> for most jobs.</param>
    /// <param name="cause">The cause, often the job's description as JSON text.</param>
    /// <returns>The status.</returns>
    public static JobStatus Failed(string? error, string? cause) => new FailedJob(error, cause);

    internal sealed record RunningJob : JobStatus;

    internal sealed record SucceededJob(JsonNode? Output) : JobStatus;

    internal sealed record FailedJob(string? Error, string? Cause) : JobStatus;
}
