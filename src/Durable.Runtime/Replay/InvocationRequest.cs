using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>All an invocation needs.</summary>
internal sealed record InvocationRequest
{
    public required ICheckpointLink Link { get; init; }

    public required ExecutionInfo Execution { get; init; }

    /// <summary>The ARN that the workflow sees.</summary>
    public required string ExecutionArn { get; init; }

    public required IReadOnlyList<OperationRecord> Operations { get; init; }

    public required ILambdaContext LambdaContext { get; init; }

    public required EngineOptions Options { get; init; }

    public required TimeProvider TimeProvider { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Whom to tell about steps; <c>null</c>: nobody.</summary>
    public InvocationTelemetry? Telemetry { get; init; }

    public IInvocationScheduler Scheduler { get; init; } = InlineScheduler.Instance;
}
