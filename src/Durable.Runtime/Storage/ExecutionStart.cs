namespace Durable.Runtime.Storage;

/// <summary>A request to start an execution.</summary>
public sealed record ExecutionStart
{
    /// <summary>The name the workflow is registered under.</summary>
    public required string Workflow { get; init; }

    /// <summary>The version of the workflow's code; the execution stays on it. Default <c>1</c>.</summary>
    public string Version { get; init; } = "1";

    /// <summary>The execution's name, 1 to 64 letters, digits, <c>-</c> or <c>_</c>; unique per workflow.
    /// <c>null</c>: the store makes one.</summary>
    public string? Name { get; init; }

    /// <summary>The input, as JSON text.</summary>
    public string? Input { get; init; }

    /// <summary>How long the execution may take, waits included. <c>null</c>: as long as it likes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The execution whose chained invoke started this one.</summary>
    public string? ParentExecutionId { get; init; }

    /// <summary>The chained invoke in <see cref="ParentExecutionId"/>.</summary>
    public string? ParentOperationId { get; init; }
}
