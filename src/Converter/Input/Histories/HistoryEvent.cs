namespace Sfn2Durable.Input.Histories;

/// <summary>One event of an execution history.</summary>
/// <param name="PreviousId">The event that led to it; 0 where there is none.</param>
/// <param name="Type">As the service names it, <c>TaskStateEntered</c>.</param>
internal sealed record HistoryEvent(long Id, long PreviousId, string Type)
{
    /// <summary>Seconds since 1970, or null where the history does not say.</summary>
    public double? Time { get; init; }

    /// <summary>The line of its file that it begins on, from 1; 0 where it was not read from a file.</summary>
    public int Line { get; init; }

    /// <summary>The state that the event names, if it does.</summary>
    public string? Name { get; init; }

    /// <summary>The number of items of a Map.</summary>
    public double? Length { get; init; }

    /// <summary>The number of an iteration, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>What the event carries; all null in a history without execution data.</summary>
    public HistoryData Data { get; init; } = HistoryData.None;

    /// <summary>The size of the input or output it carries; null in a history without execution data.</summary>
    public double? Kilobytes { get; init; }

    public bool IsEntered => Type.EndsWith("StateEntered", StringComparison.Ordinal);

    public bool IsExited => Type.EndsWith("StateExited", StringComparison.Ordinal);

    public bool IsStart => Type == "ExecutionStarted";

    public bool IsEnd => Type is "ExecutionSucceeded" or "ExecutionFailed" or "ExecutionTimedOut" or "ExecutionAborted";
}
