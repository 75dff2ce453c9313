using System.Text.Json.Nodes;

namespace Durable.Runtime;

/// <summary>
/// What our runtime knows about an execution beyond the AWS SDK's <see cref="IExecutionContext"/>. Every value is the
/// same in every replay, except <see cref="TimeProvider"/>, which tells the time now.
/// </summary>
/// <remarks>Obtain it with <c>context.ExecutionContext as IExecutionDetails</c>: another engine does not offer it.
/// </remarks>
public interface IExecutionDetails : IExecutionContext
{
    /// <summary>The name the execution was started with; <c>null</c> when unknown.</summary>
    string? Name { get; }

    /// <summary>When the execution started.</summary>
    DateTimeOffset StartTime { get; }

    /// <summary>The execution's input as JSON; <c>null</c> is JSON null. Treat it as immutable.</summary>
    JsonNode? Input { get; }

    /// <summary>The clock of the host. Read it inside steps only: outside, its answers differ between replays.
    /// </summary>
    TimeProvider TimeProvider { get; }
}
