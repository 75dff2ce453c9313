using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>What an <see cref="ITaskInterceptor"/> answers.</summary>
public abstract record TaskOutcome
{
    private TaskOutcome()
    {
    }

    /// <summary>The interceptor has nothing to say: the real call is made.</summary>
    public static TaskOutcome NotHandled { get; } = new Unhandled();

    /// <summary>The attempt times out: after its time-out or heartbeat on the host's clock, at once when it has none.
    /// </summary>
    public static TaskOutcome TimedOut { get; } = new Expired();

    /// <summary>Nobody answers: the attempt waits until its time-out or heartbeat, for ever when it has none.</summary>
    public static TaskOutcome Pending { get; } = new Unanswered();

    /// <summary>The attempt succeeds.</summary>
    /// <param name="output">The result of the Task, envelope included; null is JSON null.</param>
    /// <returns>The outcome.</returns>
    public static TaskOutcome Succeeded(JsonNode? output) => new Success(output);

    /// <summary>The attempt fails.</summary>
    /// <param name="error">The error name, or <c>null</c> for none.</param>
    /// <param name="cause">The cause, or <c>null</c> for none.</param>
    /// <returns>The outcome.</returns>
    public static TaskOutcome Failed(string? error, string? cause) => new Failure(error, cause);

    internal sealed record Unhandled : TaskOutcome;

    internal sealed record Expired : TaskOutcome;

    internal sealed record Unanswered : TaskOutcome;

    internal sealed record Success(JsonNode? Output) : TaskOutcome;

    internal sealed record Failure(string? Error, string? Cause) : TaskOutcome;
}
