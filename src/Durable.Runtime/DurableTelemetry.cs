namespace Durable.Runtime;

/// <summary>
/// The names under which the engine reports what it does to <c>System.Diagnostics</c>: a <c>Meter</c> and an
/// <c>ActivitySource</c>, both called <see cref="Name"/>. Nothing is measured that nobody listens to.
/// </summary>
/// <remarks>
/// The spans of one execution, however many processes ran it, share one trace, whose id follows from the execution:
/// <c>invocation {workflow}</c> for each invocation, and below it <c>step {name}</c> for each attempt of a step.
/// </remarks>
public static class DurableTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Durable.Runtime";

    /// <summary>Counter: executions that began. Tag: <see cref="WorkflowTag"/>.</summary>
    public const string ExecutionsStarted = "durable.executions.started";

    /// <summary>Counter: executions that succeeded. Tag: <see cref="WorkflowTag"/>.</summary>
    public const string ExecutionsCompleted = "durable.executions.completed";

    /// <summary>Counter: executions that failed, timed out or were stopped. Tags: <see cref="WorkflowTag"/>,
    /// <see cref="StatusTag"/>.</summary>
    public const string ExecutionsFailed = "durable.executions.failed";

    /// <summary>Gauge: executions that have begun and not ended.</summary>
    public const string ExecutionsRunning = "durable.executions.running";

    /// <summary>Gauge: those of them for which nothing runs or is queued here: they wait.</summary>
    public const string ExecutionsSuspended = "durable.executions.suspended";

    /// <summary>Gauge: invocations that run now.</summary>
    public const string InvocationsRunning = "durable.invocations.running";

    /// <summary>Gauge: invocations that are ready and wait for room.</summary>
    public const string InvocationsQueued = "durable.invocations.queued";

    /// <summary>Histogram, in seconds: how long invocations took. Tags: <see cref="WorkflowTag"/>,
    /// <see cref="StatusTag"/>.</summary>
    public const string InvocationDuration = "durable.invocation.duration";

    /// <summary>Counter: updates of operations that were recorded. Tags: <see cref="WorkflowTag"/>,
    /// <see cref="OperationTag"/>, <see cref="ActionTag"/>.</summary>
    public const string Operations = "durable.operations";

    /// <summary>Histogram, in seconds: how long attempts of steps took. Tags: <see cref="WorkflowTag"/>,
    /// <see cref="StepTag"/>, <see cref="StatusTag"/>.</summary>
    public const string StepDuration = "durable.step.duration";

    /// <summary>Histogram: how many updates a checkpoint recorded together. Tag: <see cref="WorkflowTag"/>.</summary>
    public const string CheckpointUpdates = "durable.checkpoint.updates";

    /// <summary>Histogram, in seconds: how long a checkpoint took. Tag: <see cref="WorkflowTag"/>.</summary>
    public const string CheckpointDuration = "durable.checkpoint.duration";

    /// <summary>Counter: what happened to callbacks. Tag: <see cref="ActionTag"/>, which is <c>created</c>,
    /// <c>succeeded</c>, <c>failed</c> or <c>heartbeat</c>.</summary>
    public const string Callbacks = "durable.callbacks";

    /// <summary>Tag: the name the workflow is registered under.</summary>
    public const string WorkflowTag = "durable.workflow";

    /// <summary>Tag: how something ended, in lower case: <c>succeeded</c>, <c>failed</c>, <c>pending</c> (an invocation
    /// that left while its execution waits), <c>broken</c>, <c>timed_out</c>, <c>stopped</c>.</summary>
    public const string StatusTag = "durable.status";

    /// <summary>Tag: a type of operation, as on the wire: <c>STEP</c>, <c>WAIT</c>.</summary>
    public const string OperationTag = "durable.operation";

    /// <summary>Tag: an action, as on the wire: <c>START</c>, <c>SUCCEED</c>.</summary>
    public const string ActionTag = "durable.action";

    /// <summary>Tag: the name of a step, or its id where it has none.</summary>
    public const string StepTag = "durable.step";

    /// <summary>Tag of spans: the id of the execution.</summary>
    public const string ExecutionTag = "durable.execution";

    /// <summary>Tag of spans of steps: the number of the attempt, from 1.</summary>
    public const string AttemptTag = "durable.attempt";
}
