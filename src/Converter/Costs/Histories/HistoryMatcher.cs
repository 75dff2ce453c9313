using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Input.Histories;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Histories;

/// <summary>
/// Finds out which machine an execution belongs to. A history does not name its machine, so the names of the states that
/// it enters decide; with several machines that fit, the first one in which it starts at the start.
/// </summary>
internal static class HistoryMatcher
{
    public static IReadOnlyDictionary<MachineOutline, Measurements> Measure(
        IReadOnlyList<SourceText> histories, IReadOnlyList<MachineOutline> machines, DiagnosticBag diagnostics)
    {
        var found = new Dictionary<MachineOutline, List<HistoryWalk>>();
        foreach (var history in CountableHistories.Read(histories, diagnostics))
        {
            var walk = HistoryWalk.Of(history);
            if (Match(walk, machines) is { } machine)
            {
                found.TryAdd(machine, []);
                found[machine].Add(walk);
                ReportMapRuns(walk, history, diagnostics);
            }
            else
            {
                ReportStranger(walk, history, machines, diagnostics);
            }
        }

        return found.ToDictionary(static f => f.Key, static f => new HistoryAverages(f.Key, f.Value).Measure());
    }

    private static MachineOutline? Match(HistoryWalk walk, IReadOnlyList<MachineOutline> machines)
    {
        var names = walk.Visits.Select(static v => v.Name).ToHashSet(StringComparer.Ordinal);
        var first = walk.Visits.Count == 0 ? null : walk.Visits[0].Name;
        return machines.FirstOrDefault(m =>
            (first is null || m.Root.Start?.Name == first) && names.IsSubsetOf(m.States.Select(static s => s.Name)));
    }

    private static void ReportMapRuns(HistoryWalk walk, ExecutionHistory history, DiagnosticBag diagnostics)
    {
        if (walk.MapRuns > 0)
        {
            diagnostics.Report(DiagnosticDescriptors.HistoryWithMapRuns, SourceSpan.OfFile(history.File), walk.MapRuns);
        }
    }

    private static void ReportStranger(
        HistoryWalk walk, ExecutionHistory history, IReadOnlyList<MachineOutline> machines, DiagnosticBag diagnostics)
    {
        var nearest = machines.Count == 1 ? machines[0] : null;
        var strange = walk.Visits
            .Select(static v => v.Name)
            .FirstOrDefault(n => nearest is null || !nearest.Find(n).Any()) ?? walk.Visits.Select(static v => v.Name).FirstOrDefault();
        diagnostics.Report(
            DiagnosticDescriptors.HistoryOfAnother, SourceSpan.OfFile(history.File), strange ?? "");
    }
}
