using Sfn2Durable.ControlFlow;

namespace Converter.Tests.ControlFlow;

/// <summary>Dominators and loops against their definitions, on random graphs of every kind.</summary>
public sealed class DominatorTreeTests
{
    private const int GraphsPerRecipe = 15;

    [Fact]
    public void AVertexDominatesWhatCannotBeReachedWithoutIt() => ForEachGraph(static flow =>
    {
        foreach (var a in flow.Order.ReversePostorder)
        {
            var reached = Reach(flow.Graph, flow.Graph.Entry, without: a);
            Assert.All(flow.Order.ReversePostorder, b =>
                Assert.Equal(!reached.Contains(b), flow.Dominators.Dominates(a, b)));
        }
    });

    [Fact]
    public void TheParentIsTheClosestDominator() => ForEachGraph(static flow =>
    {
        foreach (var vertex in flow.Order.ReversePostorder.Where(v => v != flow.Graph.Entry))
        {
            var parent = flow.Dominators.Parent(vertex);
            var proper = flow.Order.ReversePostorder
                .Where(a => a != vertex && flow.Dominators.Dominates(a, vertex))
                .ToList();
            Assert.All(proper, a => Assert.True(flow.Dominators.Dominates(a, parent)));
            Assert.Equal(proper.Count, flow.Dominators.Depth(vertex));
        }
    });

    [Fact]
    public void ALoopIsWhatReachesItsBackEdgesWithoutItsHeader() => ForEachGraph(static flow =>
    {
        // Dominance says nothing about loops with several entries.
        if (!IsReducible(flow))
        {
            return;
        }

        foreach (var header in flow.Order.ReversePostorder)
        {
            var latches = flow.Order.ReversePostorder
                .Where(v => flow.Graph[v].Edges.Any(e => e.To == header) && flow.Dominators.Dominates(header, v))
                .ToList();
            Assert.Equal(latches.Count > 0, flow.Loops.IsHeader(header));
            var body = flow.Order.ReversePostorder
                .Where(v => flow.Dominators.Dominates(header, v))
                .Where(v => v == header || latches.Exists(l => Reach(flow.Graph, v, header).Contains(l)))
                .Where(_ => latches.Count > 0);
            Assert.Equal(body, flow.Order.ReversePostorder.Where(v => flow.Loops.Contains(header, v)));
        }
    });

    [Fact]
    public void StrongComponentsReachEachOther() => ForEachGraph(static flow =>
    {
        var components = new StrongComponents(flow.Graph).Within([.. flow.Order.ReversePostorder]);
        foreach (var vertex in flow.Order.ReversePostorder)
        {
            var component = components.SingleOrDefault(c => c.Contains(vertex));
            var companions = flow.Order.ReversePostorder.Where(other =>
                ReachAfterOneStep(flow.Graph, vertex).Contains(other)
                && ReachAfterOneStep(flow.Graph, other).Contains(vertex));
            Assert.Equal(companions.Order(), component?.Order() ?? Enumerable.Empty<int>());
        }
    });

    private static void ForEachGraph(Action<FlowAnalysis> check)
    {
        foreach (var recipe in GraphRecipes.All.Values.Where(static r => r.States < 30))
        {
            for (var seed = 0; seed < GraphsPerRecipe; seed++)
            {
                check(FlowAnalysis.Of(GraphBuilder.Build(new RandomScope(recipe, seed).Draw())));
            }
        }
    }

    private static bool IsReducible(FlowAnalysis flow) => flow.Order.ReversePostorder.All(v =>
        flow.Graph[v].Edges.All(e => !flow.Order.IsRetreating(v, e.To) || flow.Dominators.Dominates(e.To, v)));

    private static HashSet<int> ReachAfterOneStep(ControlFlowGraph graph, int from) =>
        [.. graph[from].Edges.SelectMany(e => Reach(graph, e.To, without: -1))];

    private static HashSet<int> Reach(ControlFlowGraph graph, int from, int without)
    {
        var reached = new HashSet<int>();
        var work = new Stack<int>([from]);
        while (work.TryPop(out var vertex))
        {
            if (vertex != without && reached.Add(vertex))
            {
                graph[vertex].Edges.ToList().ForEach(e => work.Push(e.To));
            }
        }

        return reached;
    }
}
