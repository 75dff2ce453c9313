namespace Durable.Runtime.Storage;

/// <summary>What a store knows about an execution as a whole.</summary>
public sealed record ExecutionInfo
{
    /// <summary>The id: workflow and name, joined by a slash.</summary>
    public required string Id { get; init; }

    /// <summary>The workflow.</summary>
    public required string Workflow { get; init; }

    /// <summary>The version of its code.</summary>
    public required string Version { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The state.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended; <c>null</c> while it runs.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The input, as JSON text.</summary>
    public string? Input { get; init; }

    /// <summary>The result of a succeeded execution, as JSON text.</summary>
    public string? Result { get; init; }

    /// <summary>The error of one that did not succeed.</summary>
    public ErrorObject? Error { get; init; }

    /// <summary>The operations counted so far, see <see cref="ExecutionQuota"/>.</summary>
    public long OperationCount { get; init; }

    /// <summary>The bytes written so far, see <see cref="ExecutionQuota"/>.</summary>
    public long BytesWritten { get; init; }
}
