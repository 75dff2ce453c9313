using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Makes the tree: one walk over the dominator tree that prints every vertex exactly once (Ramsey, "Beyond Relooper",
/// ICFP 2022). Every jump is still a <see cref="GotoNode"/>.
/// </summary>
/// <remarks>
/// A vertex is printed, then what it immediately dominates: a target of one edge at the end of that edge; merges one
/// after another behind it, so that each is what the code before it falls through to. A header opens a loop around
/// all that, and the vertices that chose to stand behind the loop follow it.
/// <code>
///   A                      A
///  / \                     if …
/// B   C                        B
///  \ /        →            else
///   D                          C
///                          D
/// </code>
/// Chains do not deepen the tree nor the stack: what stands behind a vertex waits on a stack of its own, and only
/// branches and loops recurse, which <see cref="LimitNesting"/> has bounded.
/// </remarks>
internal sealed class DominatorWalk : IStructurePass
{
    public string Name => nameof(DominatorWalk);

    public ScopeShape Run(ScopeShape shape, PassContext context) => shape.Select(static method =>
    {
        var flow = FlowAnalysis.Of(method.Graph);
        return method with { Body = new Walk(flow, new VertexPlacement(flow, method.LoopFollows)).Method() };
    });

    /// <summary>The vertex whose edges are printed, and the edge whose target stands behind it.</summary>
    private sealed record Way(int From, GraphEdge? Margin);

    private sealed class Walk(FlowAnalysis flow, VertexPlacement placement)
    {
        private readonly ControlFlowGraph _graph = flow.Graph;

        public BlockNode Method()
        {
            var entry = _graph[_graph.Entry];
            var body = entry.IsTerminal ? Terminal(entry) : Region(entry.Id);
            return entry is DispatchVertex dispatch
                ? StructuredNodes.Block([new EnterDispatchNode(LabelOf(dispatch), _graph.EntryState), body])
                : body;
        }

        /// <summary>A vertex and all that is printed behind it in the same block.</summary>
        private BlockNode Region(int start)
        {
            var output = new List<StructuredNode>();
            var waiting = new Stack<int>([start]);
            while (waiting.TryPop(out var vertex))
            {
                if (flow.Loops.IsHeader(vertex))
                {
                    var label = LabelOf(_graph[vertex]);
                    output.Add(new LabelNode(label));
                    output.Add(new LoopNode(label, LoopBody(vertex)));
                    PushAll(waiting, placement.BehindLoop(vertex));
                    continue;
                }

                if (placement.IsJumpTarget(vertex))
                {
                    output.Add(new LabelNode(LabelOf(_graph[vertex])));
                }

                PrintWithMerges(vertex, output, waiting);
            }

            return StructuredNodes.Block(output);
        }

        private BlockNode LoopBody(int header)
        {
            var output = new List<StructuredNode>();
            var waiting = new Stack<int>();
            PrintWithMerges(header, output, waiting);
            while (waiting.TryPop(out var vertex))
            {
                output.Add(Region(vertex));
            }

            return StructuredNodes.Block(output);
        }

        private void PrintWithMerges(int vertex, List<StructuredNode> output, Stack<int> waiting)
        {
            PushAll(waiting, placement.Merges(vertex));
            var way = new Way(vertex, placement.Margin(vertex));
            output.Add(_graph[vertex] switch
            {
                StateVertex state => Print(state.State, state.Edges, way),
                DispatchVertex dispatch => Dispatch(dispatch),
                var other => throw new InvalidOperationException($"{other} is printed at its edges."),
            });
            if (way.Margin is { } margin)
            {
                waiting.Push(margin.To);
            }
        }

        private StructuredNode Print(State state, IReadOnlyList<GraphEdge> edges, Way way) => state switch
        {
            ChoiceState choice => new ChoiceNode(choice,
                [.. edges.Select(e => new ChoiceArm(RulesOf(choice, e), ChoiceBody(choice, e, way)))]),
            WorkState work when edges.Count > 1 => new OutcomeNode(work, Edge(edges[0], way),
                [.. edges.Skip(1).Select(e => Handler(work, e, way))]),
            _ => StructuredNodes.Block([new ExecuteNode(state), Edge(edges[0], way)]),
        };

        private static IReadOnlyList<ChoiceRule> RulesOf(ChoiceState choice, GraphEdge edge) =>
            edge.Kind == EdgeKind.Default ? [] : [.. choice.Choices.Skip(edge.Index).Take(edge.Count)];

        private BlockNode ChoiceBody(ChoiceState choice, GraphEdge edge, Way way)
        {
            var rule = edge.Kind == EdgeKind.Default ? null : choice.Choices[edge.Index];
            var hasEffect = _graph[edge.To] is not NoMatchVertex && EdgeEffects.Exist(choice, rule);
            return hasEffect
                ? StructuredNodes.Block([new EdgeNode(choice, rule, null), Edge(edge, way)])
                : Edge(edge, way);
        }

        private CatchArm Handler(WorkState work, GraphEdge edge, Way way)
        {
            var alike = work.Catch.Skip(edge.Index).Take(edge.Count);
            var catcher = work.Catch[edge.Index] with
            {
                ErrorEquals = [.. alike.SelectMany(static c => c.ErrorEquals).Distinct(StringComparer.Ordinal)],
            };
            return new CatchArm(
                catcher, StructuredNodes.Block([new EdgeNode(work, null, catcher), Edge(edge, way)]));
        }

        /// <summary>
        /// What happens on the way along an edge; nothing on the one whose target stands behind its source.
        /// </summary>
        private BlockNode Edge(GraphEdge edge, Way way)
        {
            if (ReferenceEquals(edge, way.Margin))
            {
                return BlockNode.Empty;
            }

            return _graph[edge.To] switch
            {
                { IsTerminal: true } end => Terminal(end, edge.Source),
                DispatchVertex dispatch => ToDispatch(dispatch, edge, way),
                var target => JumpOrInline(way.From, target),
            };
        }

        private static BlockNode Terminal(GraphVertex vertex, State? source = null) => vertex switch
        {
            StateVertex { State: FailState fail } => new BlockNode([new ExecuteNode(fail)]),
            StateVertex { State: var succeed } => new BlockNode([new ExecuteNode(succeed), new ReturnNode()]),
            TailVertex tail => new BlockNode([new TailCallNode(tail.EntryState)]),
            NoMatchVertex when source is ChoiceState choice => new BlockNode([new NoMatchNode(choice)]),
            _ => new BlockNode([new ReturnNode()]),
        };

        private BlockNode ToDispatch(DispatchVertex dispatch, GraphEdge edge, Way way)
        {
            var state = edge.Enters ?? throw new InvalidOperationException("A dispatch must be told where to begin.");
            return way.From == dispatch.Id
                ? new BlockNode([new DispatchToNode(LabelOf(dispatch), state)])
                : StructuredNodes.Block(
                    [new EnterDispatchNode(LabelOf(dispatch), state), JumpOrInline(way.From, dispatch)]);
        }

        private BlockNode JumpOrInline(int from, GraphVertex target) => placement.IsInPlace(from, target.Id)
            ? Region(target.Id)
            : new BlockNode([new GotoNode(LabelOf(target))]);

        private DispatchNode Dispatch(DispatchVertex dispatch) => new(LabelOf(dispatch),
        [
            .. dispatch.Members.Select(m => new DispatchEntry(
                m.State.Name, StructuredNodes.Block([Print(m.State, m.Edges, new Way(dispatch.Id, Margin: null))]))),
        ]);

        private static JumpLabel LabelOf(GraphVertex vertex) => vertex switch
        {
            StateVertex state => new JumpLabel(state.State.Name),
            DispatchVertex dispatch => new JumpLabel(dispatch.Members[0].State.Name),
            _ => throw new InvalidOperationException($"Nothing jumps to {vertex}."),
        };

        private static void PushAll(Stack<int> stack, IEnumerable<int> inOrder)
        {
            foreach (var vertex in inOrder.Reverse())
            {
                stack.Push(vertex);
            }
        }
    }
}
