using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Histories;

/// <summary>Averages over the executions of one machine.</summary>
internal sealed class HistoryAverages(MachineOutline machine, IReadOnlyList<HistoryWalk> walks)
{
    private readonly Dictionary<(AssumptionKind Kind, int State), double> _values = [];
    private readonly Dictionary<OutlineEdge, double> _shares = [];
    private readonly ILookup<string, StateVisit> _visits = walks.SelectMany(static w => w.Visits).ToLookup(static v => v.Name);

    public Measurements Measure()
    {
        Add(AssumptionKind.InputKb, null, walks.Select(static w => w.InputKb));
        Add(AssumptionKind.OutputKb, null, walks.Select(static w => w.OutputKb));
        foreach (var state in machine.States)
        {
            Measure(state, [.. _visits[state.Name]]);
        }

        return new Measurements(walks.Count)
        {
            Visits = [.. machine.States.Select(Visits)],
            Values = _values,
            Shares = _shares,
            Transitions = walks.Average(static w => w.Transitions),
        };
    }

    /// <summary>
    /// Children of a distributed Map have histories of their own: nothing is known about the states inside. A Map that the
    /// service ran inline all the same has its states here.
    /// </summary>
    private double Visits(OutlineState state) =>
        IsInChild(state) && !_visits.Contains(state.Name) ? double.NaN : (double)_visits[state.Name].Count() / walks.Count;

    private static bool IsInChild(OutlineState state)
    {
        for (var container = state.Scope.Container; container is not null; container = container.Scope.Container)
        {
            if (container.State is MapState { Distributed: not null })
            {
                return true;
            }
        }

        return false;
    }

    private void Measure(OutlineState state, List<StateVisit> visits)
    {
        if (visits.Count == 0)
        {
            return;
        }

        switch (state.State)
        {
            case TaskState task:
                MeasureTask(state, TaskShapes.Of(task), visits);
                break;
            case WaitState:
                Add(AssumptionKind.WaitSeconds, state, visits.Select(static v => v.Left - v.Entered));
                break;
            case MapState { Distributed: null }:
                Add(AssumptionKind.Items, state, visits.Select(static v => v.Items));
                break;
            case ChoiceState:
                MeasureChoice(state, visits);
                break;
            default:
                break;
        }

        if (state.State is WorkState work)
        {
            _values[(AssumptionKind.Retries, state.Index)] = visits.Average(static v => v.Retries);
            var caught = visits.Count(v => v.HasFailed && v.Next is not null && work.Catch.Any(c => c.Next == v.Next));
            _values[(AssumptionKind.Failures, state.Index)] = (double)caught / visits.Count;
        }
    }

    private void MeasureTask(OutlineState state, TaskShape shape, List<StateVisit> visits)
    {
        Add(AssumptionKind.ResultKb, state, visits.Select(static v => v.ResultKb));
        if (visits.Exists(static v => v.Entered is null))
        {
            return;
        }

        // Without a TaskSubmitted event (activities) everything is waiting for the answer.
        var isActivity = shape == TaskShape.Activity;
        if (shape.IsPending())
        {
            Add(AssumptionKind.PendingSeconds, state, visits.Select(v => (double?)(isActivity ? v.CallSeconds : v.PendingSeconds)));
        }

        if (!isActivity)
        {
            Add(AssumptionKind.Seconds, state, visits.Select(static v => (double?)(v.CallSeconds / Math.Max(1, v.Attempts))));
        }
    }

    private void MeasureChoice(OutlineState state, List<StateVisit> visits)
    {
        foreach (var edge in state.Edges)
        {
            var same = state.Edges.Count(e => e.To == edge.To);
            var taken = visits.Count(v => v.Next == edge.To?.Name);
            _shares[edge] = (double)taken / visits.Count / same;
        }
    }

    private void Add(AssumptionKind kind, OutlineState? state, IEnumerable<double?> values)
    {
        var known = values.OfType<double>().Select(static v => Math.Max(0, v)).ToList();
        if (known.Count > 0)
        {
            var info = AssumptionInfo.Of(kind);
            _values[(kind, state?.Index ?? -1)] = Math.Clamp(known.Average(), info.Minimum, info.Maximum);
        }
    }
}
