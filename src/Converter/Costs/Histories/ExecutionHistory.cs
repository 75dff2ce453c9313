namespace Sfn2Durable.Costs.Histories;

/// <summary>One execution: its events in the order of their ids, each once.</summary>
/// <param name="File">The file that it, or its first page, was read from.</param>
internal sealed record ExecutionHistory(string File, IReadOnlyList<HistoryEvent> Events)
{
    public bool HasStart => Events.Count > 0 && Events[0].IsStart;

    /// <summary>False for an execution that still runs, and for a history that was cut off.</summary>
    public bool HasEnd => Events.Any(static e => e.IsEnd);

    /// <summary>The first id that is missing between the first and the last event, or null.</summary>
    public long? Gap
    {
        get
        {
            for (var i = 1; i < Events.Count; i++)
            {
                if (Events[i].Id != Events[i - 1].Id + 1)
                {
                    return Events[i - 1].Id + 1;
                }
            }

            return null;
        }
    }

    public static ExecutionHistory Of(string file, IEnumerable<HistoryEvent> events) =>
        new(file, [.. events.DistinctBy(static e => e.Id).OrderBy(static e => e.Id)]);
}
