using Sfn2Durable.Costs.Histories;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>
/// How often one execution enters each state on average, and how long that takes. A state inside a Map counts for each
/// item, inside a distributed Map for each child execution.
/// </summary>
internal sealed class Traffic
{
    private readonly AssumptionSheet _sheet;
    private readonly double[] _visits;
    private readonly double[] _scopeSeconds;

    private Traffic(AssumptionSheet sheet)
    {
        _sheet = sheet;
        _visits = new double[sheet.Outline.States.Count];
        _scopeSeconds = new double[sheet.Outline.Scopes.Count];
    }

    public MachineOutline Outline => _sheet.Outline;

    /// <summary>Expected seconds from the start to the end of an execution.</summary>
    public double Seconds => _scopeSeconds[0];

    /// <summary>True when a count is larger than anything real, so that no price should be put on it.</summary>
    public bool IsAbsurd { get; private set; }

    public static Traffic Of(AssumptionSheet sheet, Measurements? measured)
    {
        var traffic = new Traffic(sheet);
        traffic.Count(measured);
        return traffic;
    }

    /// <summary>Entries of a state per execution.</summary>
    public double Visits(OutlineState state) => _visits[state.Index];

    /// <summary>Entries of the Task, Map or Parallel, the first attempt and the retries.</summary>
    public double Attempts(OutlineState state) => Visits(state) * (1 + _sheet[AssumptionKind.Retries, state]);

    /// <summary>How often a body of a Parallel or Map is run, per attempt of its state.</summary>
    public double Runs(OutlineState container) => Runs(_sheet, container);

    /// <summary>Expected seconds of one run of a scope.</summary>
    public double ScopeSeconds(OutlineScope scope) => _scopeSeconds[scope.Index];

    /// <summary>How often a loop is entered from outside, per execution.</summary>
    public double Entries(Loop loop)
    {
        var visits = Visits(loop.Header);
        if (_sheet.Turns(loop) is { } turns)
        {
            return visits / turns;
        }

        // Without a number of turns each entry of the loop leaves it once, by the shares of the edges.
        var leaving = loop.States
            .SelectMany(static s => s.Edges)
            .Where(e => e.To is null || !loop.Contains(e.To))
            .Sum(e => Visits(e.From) * _sheet.Share(e));
        return Math.Min(visits, leaving);
    }

    /// <summary>
    /// Seconds of one execution in which the durable function has work to do. Branches and items that run at the same
    /// time count once.
    /// </summary>
    public double WorkSeconds(Platform style)
    {
        var scopes = new double[Outline.Scopes.Count];
        for (var i = scopes.Length - 1; i >= 0; i--)
        {
            scopes[i] = Outline.Scopes[i].States.Sum(s => _sheet.Flows[i][s.Local] * WorkSeconds(s, style, scopes));
        }

        return scopes[0];
    }

    private double WorkSeconds(OutlineState state, Platform style, double[] scopes)
    {
        var once = state.State switch
        {
            TaskState task when IsElsewhere(TaskShapes.Of(task), style) => 0,
            TaskState => _sheet[AssumptionKind.Seconds, state],
            ParallelState => state.Bodies.Select(b => scopes[b.Index]).DefaultIfEmpty().Max(),
            MapState map => Math.Ceiling(Runs(state) / Concurrency(map)) * scopes[state.Bodies[0].Index],
            _ => 0,
        };
        return once * (1 + _sheet[AssumptionKind.Retries, state]);
    }

    private static bool IsElsewhere(TaskShape shape, Platform style) =>
        shape == TaskShape.NestedExecution || (shape.IsFunction() && style == Platform.DurableInvoke);

    private void Count(Measurements? measured)
    {
        foreach (var scope in Outline.Scopes)
        {
            // Scopes are numbered from the outside in, so the visits of the container are known.
            var entries = scope.Container is { } container ? Attempts(container) * Runs(container) : 1;
            foreach (var state in scope.States)
            {
                _visits[state.Index] = Measured(measured, state) ?? (_sheet.Flows[scope.Index][state.Local] * entries);
                IsAbsurd |= _visits[state.Index] > 1e13;
            }
        }

        for (var i = Outline.Scopes.Count - 1; i >= 0; i--)
        {
            var scope = Outline.Scopes[i];
            _scopeSeconds[i] = scope.States.Sum(s => _sheet.Flows[i][s.Local] * StateSeconds(s));
        }
    }

    private static double? Measured(Measurements? measured, OutlineState state) =>
        measured is { Visits.Count: > 0 } && !double.IsNaN(measured.Visits[state.Index])
            ? measured.Visits[state.Index]
            : null;

    private static double Runs(AssumptionSheet sheet, OutlineState container) => container.State switch
    {
        MapState { Distributed.ItemBatcher: not null } =>
            Math.Ceiling(sheet[AssumptionKind.Items, container] / sheet[AssumptionKind.BatchSize, container]),
        MapState => sheet[AssumptionKind.Items, container],
        _ => 1,
    };

    private double StateSeconds(OutlineState state)
    {
        var once = state.State switch
        {
            TaskState => _sheet[AssumptionKind.Seconds, state] + PendingSeconds(state),
            WaitState => _sheet[AssumptionKind.WaitSeconds, state],
            ParallelState => state.Bodies.Select(ScopeSeconds).DefaultIfEmpty().Max(),
            MapState map => Math.Ceiling(Runs(state) / Concurrency(map)) * ScopeSeconds(state.Bodies[0]),
            _ => 0,
        };
        return once * (1 + _sheet[AssumptionKind.Retries, state]);
    }

    private double PendingSeconds(OutlineState state) =>
        state.State is TaskState task && TaskShapes.Of(task).IsPending() ? _sheet[AssumptionKind.PendingSeconds, state] : 0;

    private static double Concurrency(MapState map)
    {
        var most = map.Distributed is null ? AssumptionDefaults.InlineConcurrency : 10_000;
        return Literals.Number(map.MaxConcurrency) is { } asked and >= 1 ? Math.Min(asked, most) : most;
    }
}
