using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>Makes the graph of a scope, unreachable states included.</summary>
internal static class GraphBuilder
{
    public static ControlFlowGraph Build(Scope scope)
    {
        var ids = new Dictionary<string, int>(scope.States.Count, StringComparer.Ordinal);
        foreach (var state in scope.States)
        {
            ids.Add(state.Name, ids.Count);
        }

        var exit = ids.Count;
        var edges = new EdgeBuilder(ids, exit, NoMatch: exit + 1);
        return new ControlFlowGraph(
            [
                .. scope.States.Select((state, id) => new StateVertex(id, state, [.. edges.Of(state)])),
                new ExitVertex(exit),
                new NoMatchVertex(exit + 1),
            ],
            ids[scope.StartAt],
            scope.StartAt);
    }

    private sealed record EdgeBuilder(IReadOnlyDictionary<string, int> Ids, int Exit, int NoMatch)
    {
        public IEnumerable<GraphEdge> Of(State state) => state switch
        {
            SucceedState or FailState => [],
            ChoiceState choice => Rules(choice).Append(Default(choice)),
            WorkState work => Catchers(work).Prepend(Next(work)),
            _ => [Next(state)],
        };

        private GraphEdge Next(State state) =>
            new(state, EdgeKind.Next, 0, 1, state.Next is { } next ? Ids[next] : Exit);

        private GraphEdge Default(ChoiceState choice) =>
            new(choice, EdgeKind.Default, 0, 1, choice.Default is { } target ? Ids[target] : NoMatch);

        private IEnumerable<GraphEdge> Rules(ChoiceState choice)
        {
            var rules = choice.Choices;
            var count = RuleConditions.FirstRedundant(choice);
            for (int start = 0, end; start < count; start = end)
            {
                end = start + 1;
                while (end < count && EdgeEffects.AreAlike(rules[start], rules[end]))
                {
                    end++;
                }

                yield return new GraphEdge(choice, EdgeKind.Choice, start, end - start, Ids[rules[start].Next]);
            }
        }

        private IEnumerable<GraphEdge> Catchers(WorkState work)
        {
            var catchers = work.Catch;
            for (int start = 0, end; start < catchers.Count; start = end)
            {
                end = start + 1;
                while (end < catchers.Count && EdgeEffects.AreAlike(catchers[start], catchers[end]))
                {
                    end++;
                }

                yield return new GraphEdge(work, EdgeKind.Catch, start, end - start, Ids[catchers[start].Next]);
            }
        }
    }
}
