using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Durable.Runtime.Service;

/// <summary>How a durable function is run on the durable service.</summary>
public sealed record ServiceOptions
{
    /// <summary>Identity of operations, quotas and so on. Default: the limits of the service. Ids are always hashed.
    /// </summary>
    public EngineOptions Engine { get; init; } = new();

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Makes the loggers of workflows. Default: nothing is logged.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
