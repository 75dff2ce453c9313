using Microsoft.Extensions.Logging;

namespace Durable.Runtime;

/// <summary>How a workflow logs.</summary>
public sealed class LoggerConfig
{
    /// <summary>The logger to write to. Default <c>null</c>: the host's.</summary>
    public ILogger? CustomLogger { get; init; }

    /// <summary>Whether lines are dropped while the workflow is replaying. Default <c>true</c>.</summary>
    public bool ModeAware { get; init; } = true;
}
