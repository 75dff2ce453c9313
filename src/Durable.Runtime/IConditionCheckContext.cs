using Microsoft.Extensions.Logging;

namespace Durable.Runtime;

/// <summary>What a check of <see cref="IDurableContext.WaitForConditionAsync"/> is given.</summary>
public interface IConditionCheckContext
{
    /// <summary>The logger of the workflow.</summary>
    ILogger Logger { get; }

    /// <summary>The number of this check, from 1.</summary>
    int AttemptNumber { get; }
}
