using Durable.Asl;
using Durable.Runtime.Asl;
using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Histories;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;
using Sfn2Durable.Verification;

namespace EndToEnd.Tests.Operations;

/// <summary>One run: how it ended, what happened to its states, and what was asked of the outside.</summary>
internal sealed class MachineRun(
    StateMachineDefinition definition,
    LocalResult result,
    IReadOnlyList<(StatesEvent Event, DateTimeOffset At)> events,
    IReadOnlyList<RecordedCall> calls,
    IReadOnlySet<(string State, string Branch, int Occurrence)> timedOut)
{
    /// <summary>What the step of a Wait says of an instant; see <see cref="WaitDelay"/>.</summary>
    private const string TooLong = "Wait state delay is too long.";

    private readonly MachineOutline _outline = new(definition);
    private readonly ILookup<string, (StateEntered Event, DateTimeOffset At)> _entered = Of<StateEntered>(events);
    private readonly ILookup<string, (AttemptFailed Event, DateTimeOffset At)> _failed = Of<AttemptFailed>(events);

    public LocalResult Result => result;

    /// <summary>
    /// Steps that were taken and refused what they were to record: an instant that is too far away, items that cannot be
    /// read. The failure tells them from values that could not even be computed, which take no step.
    /// </summary>
    private int RefusedSteps() => Of<ScopeFailed>(events).Sum(failed => failed.Count(f => _outline.Find(failed.Key).Any(s => s.State switch
    {
        WaitState { Timestamp: not null } => f.Event.Error.Cause?.EndsWith(TooLong, StringComparison.Ordinal) == true,
        MapState { Distributed.ItemReader: not null } => f.Event.Error.Error == ErrorNames.ItemReaderFailed,
        _ => false,
    })));

    /// <summary>What the cost room says that the store should hold, the visits of the states being known.</summary>
    public double CountedOperations()
    {
        var prices = PriceBook.BuiltIn.Find(PriceBook.HomeRegion) ?? throw new InvalidOperationException("no prices");
        var measured = Measure();
        var sheet = AssumptionBuilder.Build(_outline, UsageProfile.Empty, measured, prices.Currency);
        var traffic = Traffic.Of(sheet, measured);
        var count = DurableCounter.Count(sheet, traffic, PriceBook.BuiltIn.Rules, Platform.DurableInvoke);
        return count.Total.Operations - _outline.States.Sum(s => Saved(s, sheet, traffic)) + Timers() + RefusedSteps();
    }

    /// <summary>
    /// What nobody answers is a timer of its own in an answer from a list. Of a callback, whose submission and answer are
    /// counted, that timer takes the place of the second.
    /// </summary>
    private int Timers() => calls.Count(c => timedOut.Contains((c.State, c.Branch, c.Occurrence))
        && _outline.Find(c.State).Any(static s => s.State is TaskState task && TaskShapes.Of(task) is not
            (TaskShape.Callback or TaskShape.FunctionCallback or TaskShape.Activity)));

    /// <summary>
    /// An answer from a list is one step. That is what a call is too; a job would be a step and the polls, and a call
    /// with a time-out a race.
    /// </summary>
    private static double Saved(OutlineState state, AssumptionSheet sheet, Traffic traffic) =>
        state.State is not TaskState task ? 0 : TaskShapes.Of(task) switch
        {
            TaskShape.Function or TaskShape.NestedExecution when task.TimeoutSeconds is not null => 2 * traffic.Attempts(state),
            TaskShape.Job => traffic.Attempts(state) + (traffic.Visits(state) * sheet[AssumptionKind.Polls, state]),
            _ => 0,
        };

    private Measurements Measure()
    {
        var values = new Dictionary<(AssumptionKind Kind, int State), double>();
        foreach (var state in _outline.States.Where(s => Visits(s) > 0))
        {
            values[(AssumptionKind.Retries, state.Index)] = Retries(state) / Visits(state);
            values[(AssumptionKind.BatchSize, state.Index)] = 1;
            switch (state.State)
            {
                case MapState:
                    values[(AssumptionKind.Items, state.Index)] = Units(state) / (Visits(state) + Retries(state));
                    break;
                case WaitState:
                    values[(AssumptionKind.WaitSeconds, state.Index)] = WaitSeconds(state);
                    break;
                default:
                    break;
            }
        }

        return new Measurements(1) { Visits = [.. _outline.States.Select(Visits)], Values = values };
    }

    /// <summary>Visits that came as far as doing what the state is for.</summary>
    private double Visits(OutlineState state)
    {
        var all = _entered[state.Name].Count();
        return state.State switch
        {
            TaskState => calls.Count(c => c.State == state.Name) - Retries(state),
            MapState when Units(state) == 0 && result.Error is not null => all - Failures(state),
            WaitState => all - Failures(state),
            _ => all,
        };
    }

    private double Retries(OutlineState state) => _failed[state.Name].Count(static f => f.Event.RetryDelay is not null);

    private double Failures(OutlineState state) => Of<ScopeFailed>(events)[state.Name].Count();

    /// <summary>Runs of the states inside, each in a scope of its own.</summary>
    private double Units(OutlineState map) => map.Bodies[0].States
        .SelectMany(s => _entered[s.Name]).Select(static e => e.Event.Scope).Distinct().Count();

    private double WaitSeconds(OutlineState wait)
    {
        var left = Of<StateExited>(events)[wait.Name].ToDictionary(static e => (e.Event.Scope, e.Event.Sequence), static e => e.At);
        var times = _entered[wait.Name].Select(e => left
            .Where(l => l.Key.Scope == e.Event.Scope && l.Key.Sequence > e.Event.Sequence)
            .OrderBy(static l => l.Key.Sequence)
            .Select(l => (l.Value - e.At).TotalSeconds)
            // It is left by the end of the execution only.
            .DefaultIfEmpty(1)
            .First());
        return times.DefaultIfEmpty().Average();
    }

    private static ILookup<string, (T Event, DateTimeOffset At)> Of<T>(
        IReadOnlyList<(StatesEvent Event, DateTimeOffset At)> events)
        where T : StatesEvent =>
        events.Where(static e => e.Event is T).Select(static e => ((T)e.Event, e.At)).ToLookup(static e => e.Item1.State);
}
