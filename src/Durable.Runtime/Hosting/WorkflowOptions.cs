namespace Durable.Runtime.Hosting;

/// <summary>Options of a registered workflow.</summary>
public sealed record WorkflowOptions
{
    /// <summary>The version of the code. Executions stay on the version they started on; the version registered last is
    /// the one that new executions start on. Default <c>1</c>.</summary>
    public string Version { get; init; } = "1";

    /// <summary>How the workflow is run. Default <c>null</c>: as the host says.</summary>
    public EngineOptions? Engine { get; init; }

    /// <summary>How long an execution may take, from its start, waits included; then it ends as
    /// <see cref="Storage.ExecutionStatus.TimedOut"/>. Default <c>null</c>: as long as it likes. The AWS service allows
    /// 366 days.</summary>
    public TimeSpan? ExecutionTimeout { get; init; }
}
