using Microsoft.Extensions.Logging;

namespace Durable.Runtime;

/// <summary>What the body of a step is given.</summary>
public interface IStepContext
{
    /// <summary>The logger of the workflow, with the step's name and attempt in scope.</summary>
    ILogger Logger { get; }

    /// <summary>The attempt, from 1.</summary>
    int AttemptNumber { get; }

    /// <summary>The operation's id, stable over all attempts and replays: a good idempotency key.</summary>
    string OperationId { get; }
}
