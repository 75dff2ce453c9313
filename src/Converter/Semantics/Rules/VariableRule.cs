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

            var own = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
            foreach (var (state, assignment) in scope.States.SelectMany(AssignmentsOf))
            {
                own.TryAdd(assignment.Name, assignment.Span);
                if (outer.Visible.TryGetValue(assignment.Name, out var before))
                {
                    context.Report(
                        DiagnosticDescriptors.OuterVariable, assignment.Span, PathOf(state).Field("Assign"),
                        assignment.Name, before.Line);
                }
            }

            var visible = outer.With(own);
            foreach (var state in scope.States)
            {
                CheckReferences(state, visible);
                foreach (var inner in StateEdges.InnerScopes(state))
                {
                    Check(inner, state is MapState { Distributed: not null } ? visible.Hidden() : visible);
                }
            }
        }

        private void CollectNames(Scope scope)
        {
            foreach (var state in StateEdges.AllStates(scope))
            {
                _everywhere.UnionWith(AssignmentsOf(state).Select(static pair => pair.Assignment.Name));
            }
        }

        private void CheckReferences(State state, Known known)
        {
            foreach (var (name, span) in VariableReferences.Of(state))
            {
                if (known.Visible.ContainsKey(name))
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
            : Suggestion.For(name, known.Visible.Keys);

        private NodePath PathOf(State state) => context.StateNames[state.Name].Path;
    }

    private static IEnumerable<(State State, Assignment Assignment)> AssignmentsOf(State state)
    {
        var edges = state switch
        {
            ChoiceState choice => choice.Choices.SelectMany(static rule => rule.Assign),
            WorkState work => work.Catch.SelectMany(static catcher => catcher.Assign),
            _ => [],
        };
        return state.Assign.Concat(edges).Select(assignment => (state, assignment));
    }

    /// <summary>The variables of the scopes around, and those that a distributed Map hides.</summary>
    private sealed record Known(IReadOnlyDictionary<string, SourceSpan> Visible, IReadOnlySet<string> Invisible)
    {
        public static Known None { get; } = new(new Dictionary<string, SourceSpan>(), new HashSet<string>());

        public Known With(Dictionary<string, SourceSpan> own)
        {
            var all = new Dictionary<string, SourceSpan>(Visible, StringComparer.Ordinal);
            foreach (var (name, span) in own)
            {
                all.TryAdd(name, span);
            }

            return this with { Visible = all };
        }

        public Known Hidden() => new(None.Visible, Visible.Keys.Concat(Invisible).ToHashSet(StringComparer.Ordinal));
    }
}
