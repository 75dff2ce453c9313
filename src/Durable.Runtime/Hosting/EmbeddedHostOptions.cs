using Durable.Runtime.Replay;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Hosting;

/// <summary>Options of an <see cref="EmbeddedHost"/>.</summary>
public sealed record EmbeddedHostOptions
{
    /// <summary>Where executions are remembered; disposed with the host. Default <c>null</c>: in memory.</summary>
    public IExecutionStore? Store { get; init; }

    /// <summary>The clock; the store's should be the same. Default: the system's. A <see cref="VirtualTimeProvider"/>
    /// makes waits take no time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How workflows are run, where <see cref="WorkflowOptions.Engine"/> does not say otherwise. Default: with
    /// the limits of the AWS service.</summary>
    public EngineOptions Engine { get; init; } = new();

    /// <summary>Writes and reads inputs, results and payloads. Default: <see cref="DefaultLambdaJsonSerializer"/>.
    /// </summary>
    public ILambdaSerializer Serializer { get; init; } = DefaultLambdaJsonSerializer.Shared;

    /// <summary>Makes the loggers of workflows. Default <c>null</c>: nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>How many invocations run at once; others wait their turn. Default 1,000.</summary>
    public int MaxConcurrentInvocations { get; init; } = 1_000;

    /// <summary>How many invocations may be ready and wait their turn before new executions are refused with a
    /// <see cref="HostBusyException"/>. What was started before is never refused, nor are chained invokes. Default
    /// 100,000.</summary>
    public int MaxQueuedInvocations { get; init; } = 100_000;

    /// <summary>How long one invocation may take before it is given up and repeated. Default: any time.</summary>
    public TimeSpan InvocationTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Whether to collect garbage and give memory back to the system when no invocation has run for two seconds and the
    /// process has allocated 64 MB or more since the last time. The collection stops all threads of the process, about
    /// 1 ms for each MB that is in use. For processes that do little but run workflows, above all with
    /// <c>ConcurrentGarbageCollection</c> off: what they hold while they wait falls to less than half. Default
    /// <c>false</c>.
    /// </summary>
    public bool CollectGarbageAtRest { get; init; }

    /// <summary>Watches the host for tests.</summary>
    internal IHostWatch? Watch { get; init; }

    /// <summary>The ARN that a workflow sees. Default <c>null</c>: the id of its execution.</summary>
    internal Func<ExecutionInfo, string>? ArnOf { get; init; }

    /// <summary>Runs invocations in another way than in this process. For tests of the wire.</summary>
    internal Func<IExecutionStore, Lease, WorkflowBody, Task<InvocationOutcome>>? RunInvocation { get; init; }
}
