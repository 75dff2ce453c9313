using Sfn2Durable.Emit;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>What came out for all histories of a machine.</summary>
internal sealed record VerifyReport(
    StateMachineDefinition Definition, GeneratedWorkflow Code, IReadOnlyList<HistoryVerdict> Verdicts)
{
    public required HistoryCoverage Coverage { get; init; }

    public int Count(HistoryOutcome outcome) => Verdicts.Count(v => v.Outcome == outcome);

    /// <summary>Nothing differs, and at least one execution was replayed.</summary>
    public bool IsProof => Count(HistoryOutcome.Mismatch) == 0
        && Count(HistoryOutcome.Proven) + Count(HistoryOutcome.ProvenSoFar) > 0;
}
