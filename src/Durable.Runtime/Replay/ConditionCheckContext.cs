using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>What a check is given.</summary>
internal sealed class ConditionCheckContext(ILogger logger, int attemptNumber) : IConditionCheckContext
{
    public ILogger Logger => logger;

    public int AttemptNumber => attemptNumber;
}
