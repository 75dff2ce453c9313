using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Histories;

/// <summary>
/// Puts pages together to executions. A page that begins with the start of an execution opens one; any other continues
/// the one whose events end right before it, wherever that was read.
/// </summary>
internal static class HistoryFiles
{
    /// <summary>
    /// The executions, also those that are cut off, have holes or no beginning: whoever uses them says what that means
    /// there. The same execution read twice is one.
    /// </summary>
    public static IReadOnlyList<ExecutionHistory> Read(IReadOnlyList<SourceText> files, DiagnosticBag diagnostics)
    {
        var pages = files
            .SelectMany(f => HistoryReader.Read(f, diagnostics).Select(events => ExecutionHistory.Of(f.File, events)))
            .ToList();
        var executions = new List<ExecutionHistory>();
        foreach (var page in pages.Where(static p => p.HasStart))
        {
            if (!executions.Exists(page.IsCopyOf))
            {
                executions.Add(page);
            }
        }

        foreach (var page in pages.Where(static p => !p.HasStart).OrderBy(static p => p.Events[0].Id))
        {
            Append(page, executions);
        }

        return executions;
    }

    private static void Append(ExecutionHistory page, List<ExecutionHistory> executions)
    {
        var ends = executions.Where(e => e.HasStart && !e.HasEnd && e.Events[^1].Id == page.Events[0].Id - 1).ToList();
        var fits = ends.Find(e => e.File == page.File) ?? (ends.Count == 1 ? ends[0] : null);
        if (fits is null)
        {
            if (!executions.Exists(e => IsPartOf(page, e)))
            {
                executions.Add(page);
            }

            return;
        }

        executions[executions.IndexOf(fits)] = ExecutionHistory.Of(fits.File, [.. fits.Events, .. page.Events]);
    }

    private static bool IsPartOf(ExecutionHistory page, ExecutionHistory whole) =>
        ExecutionHistory.Of(whole.File, [.. whole.Events, .. page.Events]) is { Clash: null } together
        && together.Events.Count == whole.Events.Count;
}
