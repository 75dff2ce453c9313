using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>What a submitter is given.</summary>
internal sealed class SubmitterContext(ILogger logger) : IWaitForCallbackContext
{
    public ILogger Logger => logger;
}
