using Sfn2Durable.Diagnostics;
using Sfn2Durable.Integrations;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification;

/// <summary>
/// Counts the durable operations of an execution against the service's quota: on the longest way through the machine,
/// exactly where the definition says how often something happens, and otherwise once, since only the data knows.
/// </summary>
internal sealed class QuotaCheck
{
    private const long MaxOperations = 3_000;

    /// <summary>The most that a chained invoke hands over, in bytes of UTF-8.</summary>
    private const long MaxInvokeBytes = 1_048_576;

    /// <summary>The most that any other operation records.</summary>
    private const long MaxRecordBytes = 262_144;

    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<State, long> _operations = new(ReferenceEqualityComparer.Instance);

    private QuotaCheck(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
    }

    public static void Run(StateMachineDefinition definition, DiagnosticBag diagnostics)
    {
        var check = new QuotaCheck(diagnostics);
        // The execution itself is an operation.
        check.Count(definition.Root, before: 1);
        foreach (var scope in Scopes(definition.Root))
        {
            check.Loops(scope);
        }

        foreach (var state in StateEdges.AllStates(definition.Root))
        {
            check.Payload(state);
        }
    }

    /// <summary>Names the state with which the longest way passes the quota.</summary>
    private void Count(Scope scope, long before)
    {
        var total = before;
        foreach (var state in ScopePaths.Of(scope).Longest(Operations))
        {
            var next = Math.Min(total + Operations(state), long.MaxValue / 2);
            if (total <= MaxOperations && next > MaxOperations)
            {
                _diagnostics.Report(
                    DiagnosticDescriptors.TooManyOperations, HeadOf(state), state.Name, next, MaxOperations);
            }

            total = next;
        }
    }

    /// <summary>A loop that nothing bounds: what one round costs says how many there may be.</summary>
    private void Loops(Scope scope)
    {
        foreach (var loop in ScopePaths.Of(scope).Loops)
        {
            var cost = loop.Sum(s => Math.Min(Operations(s), MaxOperations + 1));
            if (cost > 0)
            {
                _diagnostics.Report(
                    DiagnosticDescriptors.LoopWithoutBound, HeadOf(loop[0]), loop[0].Name, MaxOperations / cost, MaxOperations);
            }
        }
    }

    /// <summary>What the definition itself hands over; what is computed is known at run time only.</summary>
    private void Payload(State state)
    {
        var (template, limit) = state switch
        {
            TaskState task => (task.Arguments, IsInvoke(task) ? MaxInvokeBytes : MaxRecordBytes),
            MapState map => (map.ItemSelector, MaxRecordBytes),
            _ => (null, 0L),
        };
        if (template is not null && LiteralBytes.Of(template) is var bytes && bytes > limit)
        {
            _diagnostics.Report(DiagnosticDescriptors.PayloadTooLarge, HeadOf(state), state.Name, bytes, limit);
        }
    }

    private long Operations(State state)
    {
        if (!_operations.TryGetValue(state, out var known))
        {
            known = Math.Min(CountOne(state), long.MaxValue / 4);
            _operations[state] = known;
        }

        return known;
    }

    private long CountOne(State state) => state switch
    {
        WaitState { Timestamp: not null } => 2,
        WaitState => 1,
        TaskState task => IntegrationCatalog.Describe(task.Resource).Kind switch
        {
            TaskCallKind.Callback or TaskCallKind.Activity or TaskCallKind.Job => 2,
            _ => IsInvoke(task) && task.TimeoutSeconds is not null ? 3 : 1,
        },
        ParallelState parallel => 1 + parallel.Branches.Sum(b => 1 + Longest(b)),
        MapState map => 1 + Saturating(Size(map), 1 + Longest(map.Processor)),
        _ => 0,
    };

    private long Longest(Scope scope) =>
        Math.Min(ScopePaths.Of(scope).Longest(Operations).Sum(s => Math.Min(Operations(s), int.MaxValue)), int.MaxValue);

    private static long Saturating(long count, long each) =>
        count > 0 && each > long.MaxValue / 8 / count ? long.MaxValue / 8 : count * each;

    private static bool IsInvoke(TaskState task) =>
        IntegrationCatalog.Describe(task.Resource).Kind is TaskCallKind.FunctionInvoke or TaskCallKind.LambdaInvoke;

    private static long Size(MapState map) => map switch
    {
        // What runs in the children of a distributed Map is shared out among executions of their own where it has to be.
        { Distributed: not null } => 0,
        { Items: LiteralTemplate { Value: System.Text.Json.Nodes.JsonArray items } } => items.Count,
        { Items: ArrayTemplate items } => items.Items.Count,
        _ => 1,
    };

    private static SourceSpan HeadOf(State state) =>
        state.Span with { EndLine = state.Span.Line, EndColumn = state.Span.Column };

    private static IEnumerable<Scope> Scopes(Scope root) =>
        root.States.SelectMany(StateEdges.InnerScopes).SelectMany(Scopes).Prepend(root);
}
