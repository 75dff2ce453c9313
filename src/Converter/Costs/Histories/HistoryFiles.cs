using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Costs.Histories;

/// <summary>
/// Puts pages together to executions. A page that begins with the start of an execution opens one; any other continues
/// the one whose events end right before it, wherever that was read.
/// </summary>
internal static class HistoryFiles
{
    /// <summary>The executions that can be counted; what is cut off or has holes is reported and left out.</summary>
    public static IReadOnlyList<ExecutionHistory> Read(IReadOnlyList<SourceText> files, DiagnosticBag diagnostics)
    {
        var pages = files
            .SelectMany(f => HistoryReader.Read(f, diagnostics).Select(events => ExecutionHistory.Of(f.File, events)))
            .ToList();
        var executions = pages.Where(static p => p.HasStart).ToList();
        var rest = pages.Where(static p => !p.HasStart).OrderBy(static p => p.Events[0].Id).ToList();
        foreach (var page in rest)
        {
            Append(page, executions, diagnostics);
        }

        return [.. executions.Where(e => IsComplete(e, diagnostics))];
    }

    private static void Append(ExecutionHistory page, List<ExecutionHistory> executions, DiagnosticBag diagnostics)
    {
        var ends = executions.Where(e => !e.HasEnd && e.Events[^1].Id == page.Events[0].Id - 1).ToList();
        var fits = ends.Find(e => e.File == page.File) ?? (ends.Count == 1 ? ends[0] : null);
        if (fits is null)
        {
            diagnostics.Report(
                DiagnosticDescriptors.HistoryWithoutStart, SourceSpan.OfFile(page.File), page.Events[0].Id);
            return;
        }

        executions[executions.IndexOf(fits)] = ExecutionHistory.Of(fits.File, [.. fits.Events, .. page.Events]);
    }

    private static bool IsComplete(ExecutionHistory history, DiagnosticBag diagnostics)
    {
        var file = SourceSpan.OfFile(history.File);
        if (history.Gap is { } gap)
        {
            diagnostics.Report(DiagnosticDescriptors.HistoryWithGap, file, gap);
            return false;
        }

        if (!history.HasEnd)
        {
            diagnostics.Report(DiagnosticDescriptors.HistoryWithoutEnd, file, history.Events[^1].Id);
            return false;
        }

        return true;
    }
}
