using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Costs.Histories;

/// <summary>The executions whose events can all be counted; the others are reported and left out.</summary>
internal static class CountableHistories
{
    public static IReadOnlyList<ExecutionHistory> Read(IReadOnlyList<SourceText> files, DiagnosticBag diagnostics) =>
        [.. HistoryFiles.Read(files, diagnostics).Where(e => IsCountable(e, diagnostics))];

    private static bool IsCountable(ExecutionHistory history, DiagnosticBag diagnostics)
    {
        var (descriptor, number) = history switch
        {
            { HasStart: false } => (DiagnosticDescriptors.HistoryWithoutStart, history.Events[0].Id),
            { Gap: { } gap } => (DiagnosticDescriptors.HistoryWithGap, gap),
            { HasEnd: false } => (DiagnosticDescriptors.HistoryWithoutEnd, history.Events[^1].Id),
            _ => (null, 0),
        };
        if (descriptor is not null)
        {
            diagnostics.Report(descriptor, SourceSpan.OfFile(history.File), number);
        }

        return descriptor is null;
    }
}
