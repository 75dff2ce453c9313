using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Costs.Histories;

internal static class HistoryMatcher
{
    public static IReadOnlyDictionary<MachineOutline, Measurements> Measure(
        IReadOnlyList<SourceText> histories, IReadOnlyList<MachineOutline> machines, DiagnosticBag diagnostics) =>
        new Dictionary<MachineOutline, Measurements>();
}
