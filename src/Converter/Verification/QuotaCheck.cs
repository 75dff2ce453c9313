using Sfn2Durable.Diagnostics;
using Sfn2Durable.Integrations;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification;

/// <summary>
/// Counts the durable operations of an execution against the service's quota of 3,000: exactly where the definition
/// says how often something happens, and otherwise once, since only the data knows.
/// </summary>
internal static class QuotaCheck
{
    private const long MaxOperations = 3_000;

    public static void Run(StateMachineDefinition definition, DiagnosticBag diagnostics)
    {
        // The execution itself is an operation.
        var total = 1L;
        foreach (var state in definition.Root.States)
        {
            var before = total;
            total += Operations(state);
            if (before <= MaxOperations && total > MaxOperations)
            {
                diagnostics.Report(DiagnosticDescriptors.TooManyOperations, state.Span, state.Name, total, MaxOperations);
            }
        }

        foreach (var scope in Scopes(definition.Root))
        {
            Loops(scope, diagnostics);
        }
    }

    /// <summary>A loop that nothing bounds: what one round costs says how many there may be.</summary>
    private static void Loops(Scope scope, DiagnosticBag diagnostics)
    {
        var reach = scope.States.ToDictionary(static s => s.Name, s => From(scope, s), StringComparer.Ordinal);
        var looping = scope.States.Where(s => reach[s.Name].Contains(s.Name)).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var head in looping.Where(s => !seen.Contains(s.Name)))
        {
            var round = looping.Where(s => reach[s.Name].Contains(head.Name) && reach[head.Name].Contains(s.Name)).ToList();
            seen.UnionWith(round.Select(static s => s.Name));
            if (round.Sum(Operations) is > 0 and var cost)
            {
                diagnostics.Report(
                    DiagnosticDescriptors.LoopWithoutBound, head.Span, head.Name, MaxOperations / cost, MaxOperations);
            }
        }
    }

    private static HashSet<string> From(Scope scope, State start)
    {
        var byName = scope.States.ToDictionary(static s => s.Name, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<State>([start]);
        while (pending.TryPop(out var state))
        {
            foreach (var next in StateEdges.Successors(state).Where(reached.Add))
            {
                pending.Push(byName[next]);
            }
        }

        return reached;
    }

    private static long Operations(State state) => state switch
    {
        WaitState => 1,
        TaskState task => IntegrationCatalog.Describe(task.Resource).Kind switch
        {
            TaskCallKind.Callback or TaskCallKind.Activity or TaskCallKind.Job => 2,
            _ => 1,
        },
        ParallelState parallel => 1 + parallel.Branches.Sum(static b => 1 + b.States.Sum(Operations)),
        MapState map => 1 + (Size(map) * (1 + map.Processor.States.Sum(Operations))),
        _ => 0,
    };

    private static long Size(MapState map) => map switch
    {
        { Items: LiteralTemplate { Value: System.Text.Json.Nodes.JsonArray items } } => items.Count,
        { Items: ArrayTemplate items } => items.Items.Count,
        { Distributed.ItemReader.MaxItems: LiteralTemplate { Value: { } limit } } => limit.GetValue<long>(),
        _ => 1,
    };

    private static IEnumerable<Scope> Scopes(Scope root) =>
        root.States.SelectMany(StateEdges.InnerScopes).SelectMany(Scopes).Prepend(root);
}
