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
        var verdicts = new Dictionary<ExecutionHistory, HistoryVerdict>();
        var histories = HistoryFiles.Read(request.Histories, diagnostics);
        var children = new ChildHistories(verifier.ReadChildren(histories, verdicts));
        foreach (var history in histories.Where(h => !verifier.IsChild(h)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            verdicts[history] = await verifier.VerifyAsync(history, children, verdicts, cancellationToken).ConfigureAwait(false);
        }

        foreach (var child in children.Free)
        {
            diagnostics.Report(
                DiagnosticDescriptors.ParentNotRecorded, Place(child.Recording, child.Recording.Start), child.Map);
            verdicts[child.History] = new HistoryVerdict(child.History.File, HistoryOutcome.Unusable) { Map = child.Map };
        }

        List<HistoryVerdict> inOrder = [.. histories.Select(h => verdicts[h])];
        return new VerifyReport(request.Definition, request.Code, inOrder)
        {
            Coverage = HistoryCoverage.Of(verifier._states, inOrder),
        };
    }

    private bool IsChild(ExecutionHistory history) => ChildHistories.MapOf(history, _states) is not null;

    /// <summary>The children that can be used; the others have their verdicts.</summary>
    private List<ChildHistory> ReadChildren(
        IReadOnlyList<ExecutionHistory> histories, Dictionary<ExecutionHistory, HistoryVerdict> verdicts)
    {
        var children = new List<ChildHistory>();
        foreach (var history in histories)
        {
            if (ChildHistories.MapOf(history, _states) is not { } map)
            {
                continue;
            }

            if (Read(history, RecordedRoot.OfMachine(), out var verdict) is { } recording)
            {
                children.Add(new ChildHistory(map, recording));
            }
            else
            {
                verdicts[history] = verdict with { Map = map };
            }
        }

        return children;
    }

    /// <summary>Reads what can be replayed; what cannot has its verdict with that.</summary>
    private Recording? Read(ExecutionHistory history, RecordedRoot root, out HistoryVerdict verdict)
    {
        verdict = new HistoryVerdict(history.File, HistoryOutcome.Unusable);
        var check = new HistoryCheck(history, _states, _diagnostics);
        if (!check.IsWhole() || RecordingBuilder.Build(history, _states, root) is not { } recording || !check.Fits(recording))
        {
            return null;
        }

        switch (check.Data(recording))
        {
            case DataState.Absent:
                verdict = PathCheck.Run(recording, _states) is { } wrong
                    ? Mismatch(recording, wrong)
                    : verdict with { Outcome = HistoryOutcome.PathOnly };
                verdict = verdict with { Recording = recording };
                return null;
            case DataState.Unusable:
                verdict = verdict with { Recording = recording };
                return null;
            default:
                return recording;
        }
    }

    private async Task<HistoryVerdict> VerifyAsync(
        ExecutionHistory history,
        ChildHistories children,
        Dictionary<ExecutionHistory, HistoryVerdict> verdicts,
        CancellationToken cancellationToken)
    {
        var root = RecordedRoot.OfMachine();
        if (Read(history, root, out var unread) is not { } recording)
        {
            return unread;
        }

        var context = ReplayContext.Of(recording, _request.ExecutionArn);
        var maps = new MapRuns(recording, _states, root, children, [.. context.Free, .. _request.OpenSettings]);
        var execution = new VerifiedExecution(recording, maps, context);
        while (true)
        {
            var verdict = await ReplayAsync(execution, cancellationToken).ConfigureAwait(false);
            if (!execution.Learn(verdict.Divergence))
            {
                return Judge(execution, verdict, verdicts);
            }
        }
    }

    /// <summary>
    /// Answers come at the recorded times first, which decides races as they were decided. Where that does not come out
    /// right they come at once: a history says when an answer came, and not how long the service was busy between.
    /// </summary>
    private async Task<HistoryVerdict> ReplayAsync(VerifiedExecution execution, CancellationToken cancellationToken)
    {
        var first = await CompareAsync(execution, keepsTime: true, cancellationToken).ConfigureAwait(false);
        if ((first.Divergence is null && !execution.HasDifferingChild) || execution.Maps.IsStuck)
        {
            return first;
        }

        execution.Context = first.Free is { } free ? execution.Context.Learn(free) : execution.Context;
        var second = await CompareAsync(execution, keepsTime: false, cancellationToken).ConfigureAwait(false);
        return second.Divergence is null ? second : second with { Run = first.Run };
    }

    private async Task<HistoryVerdict> CompareAsync(
        VerifiedExecution execution, bool keepsTime, CancellationToken cancellationToken)
    {
        var (recording, context) = (execution.Recording, execution.Context);
        var run = await _replay.RunAsync(recording, execution.Maps, context, keepsTime, cancellationToken).ConfigureAwait(false);
        var free = new FreeValues();
        context.Free.Concat(_request.OpenSettings).ToList().ForEach(free.Add);
        var comparison = new HistoryComparison(recording, execution.Maps, run, _states, free);
        var divergence = comparison.Run();
        execution.Note(comparison.Children);
        return new HistoryVerdict(recording.History.File, HistoryOutcome.Proven)
        {
            Divergence = divergence,
            Recording = recording,
            Run = run,
            Free = free,
            Context = context.Learn(free),
            KeepsTime = keepsTime,
        };
    }

    /// <summary>Says what came out for an execution and its children, when there is nothing left to try.</summary>
    private HistoryVerdict Judge(
        VerifiedExecution execution, HistoryVerdict verdict, Dictionary<ExecutionHistory, HistoryVerdict> verdicts)
    {
        foreach (var (history, placed) in execution.Maps.AllChildren)
        {
            verdicts[history.History] = execution.DivergenceOf(history) is { } wrong
                ? Mismatch(placed, wrong) with { Map = history.Map, Recording = placed }
                : new HistoryVerdict(history.History.File, OutcomeOf(placed)) { Map = history.Map, Recording = placed };
        }

        var answered = execution.Maps.Answered.ToList();
        foreach (var (visit, isTold) in answered.DistinctBy(static a => (a.Visit.State, a.IsTold)))
        {
            _diagnostics.Report(
                isTold ? DiagnosticDescriptors.ChildrenNotRecorded : DiagnosticDescriptors.MapResultNotRecorded,
                Place(execution.RecordingOf(visit), visit.Entered),
                visit.State);
        }

        var recording = execution.Recording with { Children = [.. execution.Maps.Children.Select(static c => c.Placed)] };
        var divergence = verdict.Divergence
            ?? (answered.Exists(static a => !a.IsTold) ? PathCheck.Run(execution.Recording, _states) : null);
        return divergence is not null
            ? Mismatch(recording, divergence) with { Run = verdict.Run, Recording = recording }
            : verdict with
            {
                Outcome = answered.Count > 0 ? HistoryOutcome.ProvenSoFar : OutcomeOf(recording),
                Recording = recording,
            };
    }

    private static HistoryOutcome OutcomeOf(Recording recording) =>
        recording.IsComplete ? HistoryOutcome.Proven : HistoryOutcome.ProvenSoFar;

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
