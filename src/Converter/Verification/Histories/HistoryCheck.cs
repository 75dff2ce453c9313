using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Verification.Histories;

/// <summary>What the data of a history are good for.</summary>
internal enum DataState
{
    Complete,

    /// <summary>There are none: the history was asked for without them.</summary>
    Absent,

    /// <summary>Something that the replay needs was blacked out or cut off.</summary>
    Unusable,
}

/// <summary>Finds out whether a history can be replayed, and reports why not.</summary>
internal sealed class HistoryCheck(ExecutionHistory history, StateTable states, DiagnosticBag diagnostics)
{
    /// <summary>All events of one execution are there, from the first.</summary>
    public bool IsWhole()
    {
        var (descriptor, number) = history switch
        {
            { Clash: { } clash } => (DiagnosticDescriptors.HistoriesMixed, clash),
            { HasStart: false } => (DiagnosticDescriptors.HistoryBeginMissing, history.Events[0].Id),
            { Gap: { } gap } => (DiagnosticDescriptors.HistoryEventMissing, gap),
            _ => (null, 0),
        };
        if (descriptor is not null)
        {
            diagnostics.Report(descriptor, At(history.Events.FirstOrDefault(e => e.Id >= number)), number);
        }

        return descriptor is null;
    }

    /// <summary>It is an execution of this machine, and one that can be replayed.</summary>
    public bool Fits(Recording recording)
    {
        if (recording.Stranger is { } stranger)
        {
            diagnostics.Report(
                DiagnosticDescriptors.HistoryOfAnotherMachine,
                At(stranger),
                stranger.Name ?? "",
                states.Definition.Name,
                Suggestion.For(stranger.Name ?? "", states.All.Select(static s => s.Name)));
            return false;
        }

        if (recording.Redriven is { } redriven)
        {
            diagnostics.Report(DiagnosticDescriptors.HistoryRedriven, At(redriven), redriven.Id);
            return false;
        }

        var last = history.Events[^1];
        if (recording.End is null)
        {
            diagnostics.Report(DiagnosticDescriptors.HistoryUnfinished, At(last), last.Id);
        }
        else if (!recording.IsComplete)
        {
            diagnostics.Report(DiagnosticDescriptors.HistoryAborted, At(last), last.Id);
        }

        return true;
    }

    public DataState Data(Recording recording)
    {
        var needed = recording.Attempts
            .Select(static a => a.Outcome)
            .OfType<HistoryEvent>()
            .Where(static e => e.Type.EndsWith("Succeeded", StringComparison.Ordinal))
            .ToList();
        if (recording.Start is { Data: { Input: null, IsTruncated: false } } && needed.TrueForAll(static e => e.Data.Output is null))
        {
            diagnostics.Report(DiagnosticDescriptors.HistoryWithoutData, At(recording.Start));
            return DataState.Absent;
        }

        var isUsable = IsUsable(recording.Start, "input", recording.Start.Data.Input);
        foreach (var outcome in needed)
        {
            isUsable = isUsable && IsUsable(outcome, "output", outcome.Data.Output);
        }

        return isUsable ? DataState.Complete : DataState.Unusable;
    }

    private bool IsUsable(HistoryEvent item, string name, string? text)
    {
        if (item.Data.IsTruncated)
        {
            diagnostics.Report(DiagnosticDescriptors.HistoryTruncated, At(item), name, item.Id);
            return false;
        }

        if (text is null || !RecordedJson.IsJson(text))
        {
            diagnostics.Report(
                DiagnosticDescriptors.HistoryRedacted, At(item), name, item.Id, text is null ? "absent" : $"no JSON ({ShortJson.Cut(text)})");
            return false;
        }

        return true;
    }

    private SourceSpan At(HistoryEvent? item)
    {
        var line = Math.Max(1, item?.Line ?? 1);
        return new SourceSpan(history.File, line, 1, line, 1);
    }
}
