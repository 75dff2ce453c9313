namespace Sfn2Durable.Costs.Counting;

/// <summary>
/// How often each state of a scope is entered for one entry of the scope, from the share of every edge and the number
/// of turns of every loop. The answer is exact: no simulation, no iteration.
/// </summary>
/// <remarks>
/// <para>
/// Loops are solved from the inside out. One turn starts with a flow of 1 in the header and passes the parts in order;
/// what returns to the header is <c>b</c>, what leaves is <c>x = 1 - b</c>. With shares alone there are <c>1 / x</c> turns
/// (the sum of a geometric series).
/// </para>
/// <para>
/// When the number of turns <c>n</c> is given instead, the shares still decide what happens inside a turn, but a turn is
/// either one of <c>n - 1</c> that return or the last one, which leaves. With <c>f</c> the flow in a state and <c>g</c> the chance
/// to return from it, a turn that returns enters it <c>f g / b</c> times and the last one <c>f (1 - g) / x</c> times. So the
/// body of a loop that asks first is entered <c>n - 1</c> times, and that of a loop that asks last <c>n</c> times.
/// </para>
/// </remarks>
internal sealed class ScopeFlow
{
    /// <summary>Chances below it are taken for none; dividing by them would only multiply rounding errors.</summary>
    private const double Negligible = 1e-12;

    /// <summary>Beyond any execution; nested loops of a million turns each end here, not in infinity.</summary>
    private const double Most = 1e15;

    private readonly OutlineScope _scope;
    private readonly IFlowShares _shares;
    private readonly Dictionary<Loop, LoopFlow> _solved = [];
    private readonly double[] _flow;

    private ScopeFlow(OutlineScope scope, IFlowShares shares)
    {
        _scope = scope;
        _shares = shares;
        _flow = new double[scope.States.Count];
    }

    /// <summary>Entries of each state, by <see cref="OutlineState.Local"/>.</summary>
    public static double[] Solve(OutlineScope scope, IFlowShares shares) => new ScopeFlow(scope, shares).Solve();

    private double[] Solve()
    {
        var loops = _scope.Loops.Loops;
        for (var i = loops.Count - 1; i >= 0; i--)
        {
            _solved[loops[i]] = SolveLoop(loops[i]);
        }

        var visits = new double[_flow.Length];
        if (_scope.Start is { } start)
        {
            _flow[start.Local] = 1;
            Pass(_scope.Loops.Parts, null, visits);
        }

        return visits;
    }

    private LoopFlow SolveLoop(Loop loop)
    {
        var turn = new double[_flow.Length];
        _flow[loop.Header.Local] = 1;
        var (back, exits) = Pass(loop.Parts, loop, turn);
        var leaving = exits.Sum(static e => e.Flow);
        var factors = Factors(loop, back, leaving);

        var visits = new double[_flow.Length];
        for (var i = 0; i < factors.Length; i++)
        {
            foreach (var state in loop.Parts[i].Loop?.States ?? [loop.Parts[i].State])
            {
                visits[state.Local] = Math.Min(turn[state.Local] * factors[i], Most);
            }
        }

        // An endless loop is left by nothing; its execution ends with it.
        IReadOnlyList<(OutlineEdge Edge, double Flow)> leave =
            leaving <= Negligible ? [] : [.. exits.Select(e => (e.Edge, e.Flow / leaving))];
        return new LoopFlow([.. loop.States.Select(s => visits[s.Local])], leave);
    }

    /// <summary>For each part of a loop: how often all turns together enter it, as a multiple of a single turn.</summary>
    private double[] Factors(Loop loop, double back, double leaving)
    {
        var factors = new double[loop.Parts.Count];
        var turns = _shares.Turns(loop);
        if (back <= Negligible || leaving <= Negligible || turns is null)
        {
            Array.Fill(factors, back <= Negligible ? 1 : leaving <= Negligible ? turns ?? _shares.EndlessTurns : 1 / leaving);
            return factors;
        }

        var chances = ReturnChances(loop);
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = ((turns.Value - 1) * chances[i] / back) + ((1 - chances[i]) / leaving);
        }

        return factors;
    }

    /// <summary>The chance to come back to the header from each part, taken from the last part to the first.</summary>
    private double[] ReturnChances(Loop loop)
    {
        var byState = new Dictionary<OutlineState, double>();
        var chances = new double[loop.Parts.Count];
        for (var i = chances.Length - 1; i >= 0; i--)
        {
            var part = loop.Parts[i];
            var ways = part.Loop is null
                ? part.State.Edges.Select(e => (Edge: e, Flow: _shares.Share(e)))
                : _solved[part.Loop].Exits;
            var chance = ways.Sum(w => w.Flow * Chance(w.Edge.To));
            chances[i] = Math.Clamp(chance, 0, 1);
            foreach (var state in part.Loop?.States ?? [part.State])
            {
                byState[state] = chances[i];
            }
        }

        return chances;

        double Chance(OutlineState? to) => to is null ? 0 : to == loop.Header ? 1 : byState.GetValueOrDefault(to);
    }

    /// <summary>
    /// Sends the flow that waits in <see cref="_flow"/> through parts in order, and takes it out of there.
    /// </summary>
    /// <returns>What came back to the header of <paramref name="loop"/>, and what left it.</returns>
    private (double Back, List<(OutlineEdge Edge, double Flow)> Exits) Pass(
        IReadOnlyList<LoopPart> parts, Loop? loop, double[] visits)
    {
        var back = 0.0;
        var exits = new List<(OutlineEdge Edge, double Flow)>();
        foreach (var part in parts)
        {
            foreach (var (edge, flow) in part.Loop is null ? Through(part.State, visits) : Through(part.Loop, visits))
            {
                if (loop is not null && edge.To == loop.Header)
                {
                    back += flow;
                }
                else if (edge.To is null || (loop is not null && !loop.Contains(edge.To)))
                {
                    exits.Add((edge, flow));
                }
                else
                {
                    _flow[edge.To.Local] += flow;
                }
            }
        }

        return (back, exits);
    }

    private List<(OutlineEdge Edge, double Flow)> Through(OutlineState state, double[] visits)
    {
        var flow = Take(state);
        visits[state.Local] += flow;
        return flow == 0 ? [] : [.. state.Edges.Select(e => (e, flow * _shares.Share(e)))];
    }

    private List<(OutlineEdge Edge, double Flow)> Through(Loop loop, double[] visits)
    {
        var solved = _solved[loop];
        var arrivals = Take(loop.Header);
        List<(OutlineEdge Edge, double Flow)> left = [];
        if (loop.States.Any(s => _flow[s.Local] > 0))
        {
            // Entered somewhere in the middle: the rest of that turn first, then whole turns.
            var (back, exits) = Pass(loop.Parts, loop, visits);
            arrivals += back;
            left = exits;
        }

        for (var i = 0; i < loop.States.Count; i++)
        {
            var local = loop.States[i].Local;
            visits[local] = Math.Min(visits[local] + (solved.Visits[i] * arrivals), Most);
        }

        left.AddRange(solved.Exits.Select(e => (e.Edge, e.Flow * arrivals)));
        return left;
    }

    private double Take(OutlineState state)
    {
        var flow = _flow[state.Local];
        _flow[state.Local] = 0;
        return flow;
    }

    /// <summary>A solved loop: what one entry of its header leads to.</summary>
    /// <param name="Visits">In the order of <see cref="Loop.States"/>.</param>
    private sealed record LoopFlow(double[] Visits, IReadOnlyList<(OutlineEdge Edge, double Flow)> Exits);
}

/// <summary>What a <see cref="ScopeFlow"/> has to be told.</summary>
internal interface IFlowShares
{
    /// <summary>Turns assumed for a loop that nothing leaves.</summary>
    double EndlessTurns { get; }

    /// <summary>The share of the visits of a state that go on along an edge; those of one state add up to 1.</summary>
    double Share(OutlineEdge edge);

    /// <summary>How often the header is entered per entry of the loop; null where the shares decide.</summary>
    double? Turns(Loop loop);
}
