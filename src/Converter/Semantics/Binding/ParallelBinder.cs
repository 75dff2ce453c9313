using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads Parallel states and the scopes of their branches.</summary>
internal static class ParallelBinder
{
    private static readonly string[] BranchFields = ["StartAt", "States", "Comment"];

    public static ParallelState? Bind(StateContext state)
    {
        var fields = state.Fields;
        fields.Require("Branches");
        var branches = fields.FilledArray("Branches");
        var scopes = new List<Scope>();
        for (var i = 0; i < (branches?.Items.Count ?? 0); i++)
        {
            var path = fields.Path.Field("Branches").Index(i);
            if (branches?.Items[i] is SourceObject branch)
            {
                var what = $"branch {i + 1} of state '{state.Name}'";
                var below = new Fields(branch, branch.Span, what, path, state.Machine);
                below.AllowOnly(BranchFields);
                scopes.AddRange(ScopeBinder.Bind(below, state.Scope.Inside(state.Scope.Type, isChildExecution: false)));
            }
            else if (branches?.Items[i] is { } other)
            {
                state.Machine.Report(
                    DiagnosticDescriptors.WrongType, other.Span, path, "Branches", "an array of objects",
                    ValueText.Describe(other));
            }
        }

        return WorkBinder.Bind(
            new ParallelState(state.Name, state.Language, state.Span) { Branches = scopes }, state);
    }
}
