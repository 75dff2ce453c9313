namespace Durable.Runtime.Storage;

/// <summary>Which events of an execution's history to read. Oldest first.</summary>
public sealed record HistoryQuery
{
    /// <summary>The execution.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Whether payloads and errors are included. Default <c>true</c>.</summary>
    public bool IncludeExecutionData { get; init; } = true;

    /// <summary>Newest first instead.</summary>
    public bool ReverseOrder { get; init; }

    /// <summary>The size of a page, 1 to 1,000. Default 100.</summary>
    public int MaxItems { get; init; } = 100;

    /// <summary>Where the page begins: the marker of the page before. Default <c>null</c>: the first.</summary>
    public string? Marker { get; init; }
}
