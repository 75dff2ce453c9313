using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input.Histories;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>
/// The door of verification: replays each execution against the code and says what came out. What is wrong with a
/// history is reported and does not spoil the others.
/// </summary>
internal sealed class HistoryVerifier
{
    private readonly VerifyRequest _request;
    private readonly DiagnosticBag _diagnostics;
    private readonly StateTable _states;
    private readonly HistoryReplay _replay;

    private HistoryVerifier(VerifyRequest request, DiagnosticBag diagnostics)
    {
        (_request, _diagnostics) = (request, diagnostics);
        _states = new StateTable(request.Definition);
        _replay = new HistoryReplay(request.Create, request.Objects);
    }

    public static async Task<VerifyReport> RunAsync(
        VerifyRequest request, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var verifier = new HistoryVerifier(request, diagnostics);
        var verdicts = new List<HistoryVerdict>();
        foreach (var history in HistoryFiles.Read(request.Histories, diagnostics))
        {
            cancellationToken.ThrowIfCancellationRequested();
            verdicts.Add(await verifier.VerifyAsync(history, cancellationToken).ConfigureAwait(false));
        }

        return new VerifyReport(request.Definition, request.Code, verdicts)
        {
            Coverage = HistoryCoverage.Of(verifier._states, verdicts),
        };
    }

    private async Task<HistoryVerdict> VerifyAsync(ExecutionHistory history, CancellationToken cancellationToken)
    {
        var check = new HistoryCheck(history, _states, _diagnostics);
        if (!check.IsWhole() || RecordingBuilder.Build(history, _states) is not { } recording || !check.Fits(recording))
        {
            return new HistoryVerdict(history.File, HistoryOutcome.Unusable);
        }

        switch (check.Data(recording))
        {
            case DataState.Absent:
                var verdict = PathCheck.Run(recording, _states) is { } wrong
                    ? Mismatch(recording, wrong)
                    : new HistoryVerdict(history.File, HistoryOutcome.PathOnly);
                return verdict with { Recording = recording };
            case DataState.Unusable:
                return new HistoryVerdict(history.File, HistoryOutcome.Unusable) { Recording = recording };
            default:
                return await ReplayAsync(recording, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Answers come at the recorded times first, which decides races as they were decided. Where that does not come out
    /// right they come at once: a history says when an answer came, and not how long the service was busy between.
    /// </summary>
    private async Task<HistoryVerdict> ReplayAsync(Recording recording, CancellationToken cancellationToken)
    {
        var context = ReplayContext.Of(recording, _request.ExecutionArn);
        var first = await CompareAsync(recording, context, keepsTime: true, cancellationToken).ConfigureAwait(false);
        if (first.Divergence is not { } divergence)
        {
            return first;
        }

        var learned = first.Free is { } free ? context.Learn(free) : context;
        var second = await CompareAsync(recording, learned, keepsTime: false, cancellationToken).ConfigureAwait(false);
        if (second.Divergence is null)
        {
            return second;
        }

        if (MapRunBefore(recording, divergence) is { } map)
        {
            _diagnostics.Report(
                DiagnosticDescriptors.ChildrenNotRecorded, Place(recording, map.Entered), map.State);
            return first with { Outcome = HistoryOutcome.ProvenSoFar, Divergence = null };
        }

        return Mismatch(recording, divergence) with { Run = first.Run, Recording = recording };
    }

    private async Task<HistoryVerdict> CompareAsync(
        Recording recording, ReplayContext context, bool keepsTime, CancellationToken cancellationToken)
    {
        var run = await _replay.RunAsync(recording, context, keepsTime, cancellationToken).ConfigureAwait(false);
        var free = new FreeValues();
        context.Free.Concat(_request.OpenSettings).ToList().ForEach(free.Add);
        var divergence = new HistoryComparison(recording, run, _states, free).Run();
        var outcome = recording.IsComplete ? HistoryOutcome.Proven : HistoryOutcome.ProvenSoFar;
        return new HistoryVerdict(recording.History.File, outcome)
        {
            Divergence = divergence,
            Recording = recording,
            Run = run,
            Free = free,
            Context = context.Learn(free),
            KeepsTime = keepsTime,
        };
    }

    /// <summary>
    /// The distributed Map that stands between the replay and the rest of the history: its items or the answers of its
    /// children's tasks are not in it.
    /// </summary>
    private RecordedVisit? MapRunBefore(Recording recording, Divergence divergence) =>
        recording.Visits.FirstOrDefault(v => v.HasMapRun && IsOpen(v)
            && (divergence.State == v.State || divergence.Event is null || divergence.Event.Id > v.Entered.Id
                || _states.IsInChild(divergence.State)));

    private bool IsOpen(RecordedVisit visit) => _states[visit.State] is MapState { Distributed: { } distributed } map
        && ((distributed.ItemReader is not null && _request.Objects is null)
            || (distributed.ResultWriter is not null)
            || StateEdges.AllStates(map.Processor).Any(static s => s is TaskState));

    private HistoryVerdict Mismatch(Recording recording, Divergence divergence)
    {
        var state = _states[divergence.State];
        _diagnostics.Report(
            DiagnosticDescriptors.HistoryMismatch,
            state?.Span ?? _request.Definition.Span,
            recording.History.File,
            divergence.State,
            divergence.What);
        return new HistoryVerdict(recording.History.File, HistoryOutcome.Mismatch)
        {
            Divergence = divergence,
            Line = divergence.Event?.Line is > 0 and var line ? line : 1,
        };
    }

    private static SourceSpan Place(Recording recording, HistoryEvent item) =>
        new(recording.History.File, Math.Max(1, item.Line), 1, Math.Max(1, item.Line), 1);
}
