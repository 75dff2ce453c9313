namespace Sfn2Durable.Input.Histories;

/// <summary>One execution: its events in the order of their ids, each once.</summary>
/// <param name="File">The file that it, or its first page, was read from.</param>
internal sealed record ExecutionHistory(string File, IReadOnlyList<HistoryEvent> Events)
{
    public bool HasStart => Events.Count > 0 && Events[0].IsStart;

    /// <summary>False for an execution that still runs, and for a history that was cut off.</summary>
    public bool HasEnd => Events.Any(static e => e.IsEnd);

    /// <summary>The number of an event that stands there twice with different contents; null where there is none.</summary>
    public long? Clash { get; init; }

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

    public static ExecutionHistory Of(string file, IEnumerable<HistoryEvent> events)
    {
        var once = new SortedDictionary<long, HistoryEvent>();
        long? clash = null;
        foreach (var item in events)
        {
            if (once.TryAdd(item.Id, item))
            {
                continue;
            }

            if (!IsSame(once[item.Id], item))
            {
                clash ??= item.Id;
            }
            else if (once[item.Id].Kilobytes is null)
            {
                once[item.Id] = item;
            }
        }

        return new ExecutionHistory(file, [.. once.Values]) { Clash = clash };
    }

    /// <summary>Whether these are the same events: pages overlap, and files are given twice.</summary>
    public bool IsCopyOf(ExecutionHistory other) =>
        Events.Count == other.Events.Count && Events.Zip(other.Events).All(static pair =>
            IsSame(pair.First, pair.Second) && pair.First.Kilobytes == pair.Second.Kilobytes);

    private static bool IsSame(HistoryEvent one, HistoryEvent other) =>
        one.Id == other.Id && one.Type == other.Type && one.PreviousId == other.PreviousId
        && one.Time == other.Time && one.Name == other.Name && one.Index == other.Index && !one.Data.Contradicts(other.Data);
}
