namespace Durable.Runtime.Storage;

/// <summary>Which executions to list. Newest first.</summary>
public sealed record ExecutionQuery
{
    /// <summary>Only executions of this workflow. Default <c>null</c>: all.</summary>
    public string? Workflow { get; init; }

    /// <summary>Only executions of this name. Default <c>null</c>: all.</summary>
    public string? Name { get; init; }

    /// <summary>Only executions in one of these states. Default <c>null</c>: all.</summary>
    public IReadOnlyCollection<ExecutionStatus>? Statuses { get; init; }

    /// <summary>Only executions started at this time or later.</summary>
    public DateTimeOffset? StartedAfter { get; init; }

    /// <summary>Only executions started at this time or earlier.</summary>
    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>Oldest first instead.</summary>
    public bool ReverseOrder { get; init; }

    /// <summary>The size of a page, 1 to 1,000. Default 100.</summary>
    public int MaxItems { get; init; } = 100;

    /// <summary>Where the page begins: the marker of the page before. Default <c>null</c>: the first.</summary>
    public string? Marker { get; init; }
}
