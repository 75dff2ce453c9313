using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>
/// Workflow variables and their scopes: an inner scope reads the variables of the scopes around it and has its own, of
/// other names. The children of a distributed Map are executions of their own and see none of the outer ones.
/// </summary>
internal sealed class VariableRule : IDefinitionRule
{
    public void Check(StateMachineDefinition definition, BindingContext context) =>
        new ScopeCheck(context).Check(definition.Root, Known.None);

    private sealed class ScopeCheck(BindingContext context)
    {
        private readonly HashSet<string> _everywhere = new(StringComparer.Ordinal);

        public void Check(Scope scope, Known outer)
        {
            if (outer == Known.None)
            {
                CollectNames(scope);
            }

            var own = new HashSet<string>(StringComparer.Ordinal);
            foreach (var state in scope.States)
            {
                foreach (var assignment in AssignmentsOf(state))
                {
                    own.Add(assignment.Name);
                    CheckName(state, assignment, outer);
                }
            }

            var visible = outer.With(own, scope.States.SelectMany(ClaimsOf));
            foreach (var state in scope.States)
            {
                CheckReferences(state, visible);
                foreach (var inner in StateEdges.InnerScopes(state))
                {
                    Check(inner, state is MapState { Distributed: not null } ? visible.Hidden() : visible);
                }
            }
        }

        private void CheckName(State state, Assignment assignment, Known outer)
        {
            if (outer.Claimed.TryGetValue(assignment.Name, out var before))
            {
                context.Report(
                    DiagnosticDescriptors.OuterVariable, assignment.Span, PathOf(state).Field("Assign"),
                    assignment.Name, before.Span.Line);
            }
        }

        private void CollectNames(Scope scope)
        {
            foreach (var state in StateEdges.AllStates(scope))
            {
                _everywhere.UnionWith(AssignmentsOf(state).Select(static assignment => assignment.Name));
            }
        }

        private void CheckReferences(State state, Known known)
        {
            foreach (var use in VariableReferences.Of(state))
            {
                var (name, span) = (use.Name, use.Span);
                if (known.Visible.Contains(name))
                {
                    continue;
                }

                if (known.Invisible.Contains(name))
                {
                    context.Report(DiagnosticDescriptors.VariableOutsideDistributedMap, span, PathOf(state), name);
                }
                else
                {
                    context.Report(
                        DiagnosticDescriptors.UnassignedVariable, span, PathOf(state), name, Hint(name, known));
                }
            }
        }

        private string Hint(string name, Known known) => _everywhere.Contains(name)
            ? " The scope of the one with this name is another branch."
            : Suggestion.For(name, known.Visible.Order(StringComparer.Ordinal));

        private NodePath PathOf(State state) => context.StateNames[state.Name].Path;
    }

    private static IEnumerable<Assignment> AssignmentsOf(State state) => state is WorkState work
        ? ClaimsOf(state).Concat(work.Catch.SelectMany(static catcher => catcher.Assign))
        : ClaimsOf(state);

    /// <summary>
    /// The assignments whose names inner scopes may not use. The service does not count those of catchers among them:
    /// a branch and the catcher of its Parallel may assign the same name.
    /// </summary>
    private static IEnumerable<Assignment> ClaimsOf(State state) => state is ChoiceState choice
        ? state.Assign.Concat(choice.Choices.SelectMany(static rule => rule.Assign))
        : state.Assign;

    /// <summary>The variables of the scopes around.</summary>
    /// <param name="Visible">Those that can be read.</param>
    /// <param name="Claimed">Those whose names cannot be used again, and where they are assigned.</param>
    /// <param name="Invisible">Those that a distributed Map hides.</param>
    private sealed record Known(
        HashSet<string> Visible, Dictionary<string, Assignment> Claimed, HashSet<string> Invisible)
    {
        public static Known None { get; } = new([], [], []);

        public Known With(HashSet<string> own, IEnumerable<Assignment> claims)
        {
            var claimed = new Dictionary<string, Assignment>(Claimed, StringComparer.Ordinal);
            foreach (var claim in claims)
            {
                claimed.TryAdd(claim.Name, claim);
            }

            return this with { Visible = Union(Visible, own), Claimed = claimed };
        }

        public Known Hidden() => None with { Invisible = Union(Invisible, Visible) };

        private static HashSet<string> Union(IEnumerable<string> left, IEnumerable<string> right) =>
            new(left.Concat(right), StringComparer.Ordinal);
    }
}
