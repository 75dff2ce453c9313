using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Costs;

/// <summary>Choices that lead to each other at random, and an end that each of them can reach.</summary>
internal sealed class RandomGraph : IFlowShares
{
    private readonly Dictionary<(int From, int Ordinal), double> _shares;
    private readonly Random _random = new(1);

    public RandomGraph(int seed, int size)
    {
        var random = new Random(seed);
        var targets = Enumerable.Range(0, size)
            .Select(i => Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(size)).Append(random.Next(2) == 0 ? size : Math.Min(size, i + 1)).ToArray())
            .ToArray();
        _shares = [];
        for (var from = 0; from < size; from++)
        {
            var weights = targets[from].Select(_ => random.NextDouble() + 0.05).ToArray();
            for (var i = 0; i < weights.Length; i++)
            {
                _shares[(from, i)] = weights[i] / weights.Sum();
            }
        }

        Scope = ScopeOf(targets);
    }

    private RandomGraph(int[][] targets, Dictionary<(int From, int Ordinal), double> shares, double? turns)
    {
        _shares = shares;
        GivenTurns = turns;
        Scope = ScopeOf(targets);
    }

    public OutlineScope Scope { get; }

    public double? GivenTurns { get; init; }

    public double EndlessTurns => 7;

    /// <summary>A graph by hand: the targets of each state; the state after the last one is the end.</summary>
    public static RandomGraph Of(int[][] targets, Dictionary<(int, int), double> shares, double? turns) => new(targets, shares, turns);

    public double Share(OutlineEdge edge) => _shares[(edge.From.Local, edge.Ordinal)];

    public double? Turns(Loop loop) => GivenTurns;

    /// <summary>Solves v = e + P'v by Gaussian elimination with pivots.</summary>
    public double[] SolveByElimination()
    {
        var n = Scope.States.Count;
        var rows = Enumerable.Range(0, n).Select(i => { var row = new double[n + 1]; row[i] = 1; return row; }).ToArray();
        rows[0][n] = 1;
        foreach (var edge in Scope.States.SelectMany(static s => s.Edges))
        {
            rows[edge.To!.Local][edge.From.Local] -= Share(edge);
        }

        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(r => Math.Abs(rows[r][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            foreach (var row in rows.Where(r => r != rows[column] && r[column] != 0))
            {
                var factor = row[column] / rows[column][column];
                for (var k = column; k <= n; k++)
                {
                    row[k] -= factor * rows[column][k];
                }
            }
        }

        return [.. rows.Select((row, i) => row[n] / row[i])];
    }

    public double[] Walk(int walks)
    {
        var visits = new double[Scope.States.Count];
        for (var walk = 0; walk < walks; walk++)
        {
            for (var state = Scope.States[0]; state is not null; state = Next(state))
            {
                visits[state.Local]++;
            }
        }

        return [.. visits.Select(v => v / walks)];
    }

    private OutlineState? Next(OutlineState state)
    {
        var ticket = _random.NextDouble();
        foreach (var edge in state.Edges)
        {
            ticket -= Share(edge);
            if (ticket < 0)
            {
                return edge.To;
            }
        }

        return state.Edges.Count == 0 ? null : state.Edges[^1].To;
    }

    private static OutlineScope ScopeOf(int[][] targets)
    {
        var never = new AndCondition([], default);
        var states = targets
            .Select((to, i) => (State)new ChoiceState($"S{i}", QueryLanguage.JsonPath, default)
            {
                Choices = [.. to.Select(t => new ChoiceRule(never, $"S{t}", default))],
            })
            .Append(new SucceedState($"S{targets.Length}", QueryLanguage.JsonPath, default));
        var scope = new Scope("S0", [.. states], default);
        return new MachineOutline(new StateMachineDefinition("random", scope, MachineType.Standard, SourceSpan.OfFile("random"))).Root;
    }
}
