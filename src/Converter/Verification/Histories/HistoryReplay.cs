using Durable.Runtime;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;
using Durable.Runtime.Hosting;

namespace Sfn2Durable.Verification.Histories;

/// <summary>Runs generated code with the answers of a recording, on a clock that jumps.</summary>
/// <param name="create">Makes the workflow.</param>
/// <param name="objects">What distributed Maps read and write; null for nothing.</param>
internal sealed class HistoryReplay(Func<IDurableWorkflow> create, IObjectStore? objects)
{
    /// <summary>How much further than the recording a run may go before it counts as going on for ever.</summary>
    private const int Leash = 1000;

    /// <summary>
    /// Executions with more waits than this go through them without being suspended. Each suspension replays all that was
    /// before it, so an execution of thousands would take the square of that.
    /// </summary>
    private const int MostSuspensions = 200;

    /// <summary>Replays once.</summary>
    /// <param name="recording">The execution.</param>
    /// <param name="maps">Its distributed Maps.</param>
    /// <param name="context">Who it is.</param>
    /// <param name="keepsTime">Whether answers come at the recorded times, or at once.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public async Task<ReplayedRun> RunAsync(
        Recording recording, MapRuns maps, ReplayContext context, bool keepsTime, CancellationToken cancellationToken)
    {
        using var leash = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var clock = new VirtualTimeProvider(recording.StartTime);
        var answers = new RecordedAnswers(recording, maps, keepsTime ? clock : null);
        var trace = new CountedTrace((4 * maps.States) + Leash, answers.OnEntered, leash.Cancel);
        var request = new LocalRequest(create(), RecordedJson.Parse(recording.Start.Data.Input))
        {
            Clock = clock,
            StayForUpTo = Suspensions(recording) > MostSuspensions ? TimeSpan.MaxValue : TimeSpan.Zero,
            Environment = context.ToEnvironment(recording) with { Interceptor = answers, Observer = trace, Objects = objects },
        };
        var result = new LocalResult(LocalStatus.Running);
        try
        {
            result = await LocalExecution.RunAsync(request, leash.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The leash was pulled: what happened until then is compared all the same.
        }

        return new ReplayedRun(result)
        {
            Events = trace.Events
                .Where(static e => e is StateEntered or StateExited)
                .GroupBy(static e => e.Scope)
                .ToDictionary(static g => g.Key, static g => (IReadOnlyList<StatesEvent>)[.. g.OrderBy(static e => e.Sequence)]),
            Failures = trace.Events.OfType<ScopeFailed>().DistinctBy(static e => e.Scope)
                .ToDictionary(static e => e.Scope, static e => e.Error),
            Calls = answers.Calls,
            IsMissingAnswers = answers.IsMissingAnswers,
            RanAway = leash.IsCancellationRequested,
        };
    }

    /// <summary>Waits, and failures that a retry may wait after.</summary>
    private static int Suspensions(Recording recording) => recording.History.Events.Count(static e =>
        e.Type == "WaitStateEntered"
        || e.Type.EndsWith("Failed", StringComparison.Ordinal)
        || e.Type.EndsWith("TimedOut", StringComparison.Ordinal));

    /// <summary>A trace that tells of each state, and when it has become too long.</summary>
    private sealed class CountedTrace : IStatesObserver
    {
        private readonly StateTrace _trace;
        private int _count;

        public CountedTrace(int most, Action<StateEntered> onEntered, Action tooLong)
        {
            _trace = new StateTrace(happened =>
            {
                if (happened is StateEntered entered)
                {
                    onEntered(entered);
                }

                if (++_count == most)
                {
                    tooLong();
                }
            });
        }

        public IReadOnlyList<StatesEvent> Events => _trace.Events;

        public void OnEvent(StatesEvent happened) => _trace.OnEvent(happened);
    }
}
