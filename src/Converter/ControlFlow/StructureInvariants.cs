using System.Diagnostics;
using Sfn2Durable.ControlFlow.Passes;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// What is true of every tree, whatever the definition: each state stands once, and the tree is C#. A violation is a
/// mistake of a pass, so it is thrown.
/// </summary>
internal static class StructureInvariants
{
    /// <summary>In debug builds: throws when a pass has left a tree that breaks an invariant.</summary>
    [Conditional("DEBUG")]
    public static void Check(ScopeShape shape, IStructurePass pass)
    {
        // Every method has a tree or none has: before the walk there is nothing to check.
        if (!shape.Methods[0].Body.IsEmpty() && Violations(shape, pass).FirstOrDefault() is { } violation)
        {
            throw new InvalidOperationException($"After {pass.Name}: {violation}");
        }
    }

    /// <summary>All violations after a pass that has a tree to show, each as a sentence.</summary>
    public static IEnumerable<string> Violations(ScopeShape shape, IStructurePass pass)
    {
        // Until jumps are resolved every end of a branch is a jump, and labels stand before every loop.
        var isResolved = pass is not DominatorWalk;
        return Occurrences(shape)
            .Concat(Calls(shape))
            .Concat(shape.Methods.SelectMany(m => new JumpRules(isResolved).Violations(m.Body)));
    }

    private static IEnumerable<string> Occurrences(ScopeShape shape)
    {
        var order = new DepthFirstOrder(GraphBuilder.Build(shape.Scope));
        var counts = shape.Methods
            .SelectMany(static m => m.Body.DescendantsAndSelf())
            .Select(StateOf)
            .OfType<State>()
            .CountBy(static s => s.Name, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        for (var id = 0; id < shape.Scope.States.Count; id++)
        {
            var state = shape.Scope.States[id];
            var count = counts.GetValueOrDefault(state.Name);
            var isFinal = state is SucceedState or FailState;
            if (order.IsReachable(id) ? count == 0 || (count > 1 && !isFinal) : count > 0)
            {
                yield return $"'{state.Name}' stands {count} times.";
            }
        }
    }

    private static State? StateOf(StructuredNode node) => node switch
    {
        ExecuteNode execute => execute.State,
        ChoiceNode choice => choice.State,
        SwitchNode choice => choice.State,
        DoWhileNode loop => loop.State,
        TryNode attempt => attempt.State,
        OutcomeNode outcome => outcome.State,
        _ => null,
    };

    private static IEnumerable<string> Calls(ScopeShape shape)
    {
        var methods = shape.Methods.Skip(1).Select(static m => m.Graph.EntryState).ToHashSet(StringComparer.Ordinal);
        var called = shape.Methods
            .SelectMany(static m => m.Body.DescendantsAndSelf())
            .OfType<TailCallNode>()
            .Select(static c => c.EntryState)
            .ToHashSet(StringComparer.Ordinal);
        return called.Except(methods).Select(static m => $"There is no method for '{m}'.")
            .Concat(methods.Except(called).Select(static m => $"Nobody calls the method for '{m}'."));
    }
}
