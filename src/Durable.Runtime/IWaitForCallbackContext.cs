using Microsoft.Extensions.Logging;

namespace Durable.Runtime;

/// <summary>What the submitter of <see cref="IDurableContext.WaitForCallbackAsync"/> is given.</summary>
public interface IWaitForCallbackContext
{
    /// <summary>The logger of the workflow.</summary>
    ILogger Logger { get; }
}
