using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Costs;

/// <summary>Expected visits against two other ways to find them: a system of equations, and walking at random.</summary>
public sealed class FlowTests
{
    private const int Size = 9;

    [Fact]
    public void Shares_alone_give_the_solution_of_the_linear_system()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var graph = new RandomGraph(seed, Size);
            var visits = ScopeFlow.Solve(graph.Scope, graph);
            var expected = graph.SolveByElimination();

            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(Math.Abs(expected[i] - visits[i]) <= 1e-6 * Math.Max(1, expected[i]), $"seed {seed}, state {i}: {visits[i]}, not {expected[i]}");
            }
        }
    }

    [Fact]
    public void A_random_walk_enters_the_states_as_often_on_average()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var graph = new RandomGraph(seed, 6);
            var visits = ScopeFlow.Solve(graph.Scope, graph);
            var walked = graph.Walk(40_000);

            for (var i = 0; i < walked.Length; i++)
            {
                Assert.InRange(walked[i], (visits[i] * 0.9) - 0.05, (visits[i] * 1.1) + 0.05);
            }
        }
    }

    /// <summary>With the number of turns given, a loop is left once for each time it is entered, whatever its shares.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(40)]
    public void Given_turns_neither_lose_nor_make_executions(double turns)
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var graph = new RandomGraph(seed, Size) { GivenTurns = turns };
            var visits = ScopeFlow.Solve(graph.Scope, graph);
            var end = graph.Scope.States.Single(static s => s.State is SucceedState);

            Assert.True(Math.Abs(visits[end.Local] - 1) < 1e-6, $"seed {seed}: {visits[end.Local]}");
            Assert.All(visits, static v => Assert.True(double.IsFinite(v) && v >= 0));
        }
    }

    [Fact]
    public void A_loop_that_asks_first_runs_its_body_once_less_than_it_asks()
    {
        var graph = RandomGraph.Of([[1, 2], [0]], new() { [(0, 0)] = 0.5, [(0, 1)] = 0.5, [(1, 0)] = 1 }, turns: 21);

        Assert.Equal([21, 20, 1], Round(graph));
    }

    [Fact]
    public void A_loop_that_asks_last_runs_its_body_as_often_as_it_asks()
    {
        var graph = RandomGraph.Of([[1], [0, 2]], new() { [(0, 0)] = 1, [(1, 0)] = 0.3, [(1, 1)] = 0.7 }, turns: 20);

        Assert.Equal([20, 20, 1], Round(graph));
    }

    [Fact]
    public void Turns_of_nested_loops_multiply()
    {
        // 0 and 2 are the heads of the outer and the inner loop.
        var graph = RandomGraph.Of(
            [[1], [2], [3], [2, 4], [0, 5]],
            new() { [(0, 0)] = 1, [(1, 0)] = 1, [(2, 0)] = 1, [(3, 0)] = 0.5, [(3, 1)] = 0.5, [(4, 0)] = 0.5, [(4, 1)] = 0.5 },
            turns: 10);

        Assert.Equal([10, 10, 100, 100, 10, 1], Round(graph));
    }

    [Fact]
    public void A_loop_that_nothing_leaves_ends_after_the_turns_assumed()
    {
        var graph = RandomGraph.Of([[1], [0]], new() { [(0, 0)] = 1, [(1, 0)] = 1 }, turns: null);

        Assert.Equal([7, 7, 0], Round(graph));
    }

    [Fact]
    public void Loops_in_loops_to_the_depth_of_a_large_definition_do_not_exhaust_anything()
    {
        const int Depth = 600;
        var targets = Enumerable.Range(0, Depth)
            .Select(static i => new[] { i + 1 })
            .Concat(Enumerable.Range(0, Depth).Select(static i => new[] { Depth - 1 - i, Depth + i + 1 }))
            .ToArray();
        var shares = new Dictionary<(int, int), double>();
        for (var i = 0; i < targets.Length; i++)
        {
            shares[(i, 0)] = 1.0 / targets[i].Length;
            shares[(i, 1)] = 0.5;
        }

        var visits = ScopeFlow.Solve(RandomGraph.Of(targets, shares, turns: 1e6).Scope, RandomGraph.Of(targets, shares, turns: 1e6));

        Assert.All(visits, static v => Assert.True(v is >= 0 and <= 1e15));
    }

    private static IEnumerable<double> Round(RandomGraph graph) =>
        ScopeFlow.Solve(graph.Scope, graph).Select(static v => Math.Round(v, 9));
}
