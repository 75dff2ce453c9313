using Durable.Asl;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>Error names that never match, and elements of Retry and Catch that never get a turn.</summary>
internal sealed class ErrorHandlingRule : IDefinitionRule
{
    private static readonly string[] KnownNames =
    [
        ErrorNames.All, ErrorNames.TaskFailed, ErrorNames.Timeout, ErrorNames.HeartbeatTimeout, ErrorNames.Permissions,
        ErrorNames.QueryEvaluationError, ErrorNames.DataLimitExceeded, ErrorNames.ItemReaderFailed,
        ErrorNames.ResultWriterFailed, ErrorNames.ExceedToleratedFailureThreshold, ErrorNames.HttpSocket,
    ];

    /// <summary>Names of the specification. The service reports other errors in their place.</summary>
    private static readonly string[] NeverRaised =
    [
        ErrorNames.NoChoiceMatched, ErrorNames.ParameterPathFailure, ErrorNames.ResultPathMatchFailure,
        ErrorNames.IntrinsicFailure, ErrorNames.BranchFailed,
    ];

    public void Check(StateMachineDefinition definition, BindingContext context)
    {
        foreach (var state in ScopeWalk.States(definition).Select(static visit => visit.State).OfType<WorkState>())
        {
            var path = context.StateNames[state.Name].Path;
            var elements = state.Retry.Select(static r => new Element(r.ErrorEquals, r.Span)).ToList();
            CheckElements(state, elements, "Retry", path, context);
            elements = [.. state.Catch.Select(static c => new Element(c.ErrorEquals, c.Span))];
            CheckElements(state, elements, "Catch", path, context);
        }
    }

    private static void CheckElements(
        WorkState state, List<Element> elements, string field, NodePath path, BindingContext context)
    {
        var seen = new Dictionary<string, Element>(StringComparer.Ordinal);
        for (var i = 0; i < elements.Count; i++)
        {
            var place = path.Field(field).Index(i);
            foreach (var name in elements[i].Errors)
            {
                CheckName(state, name, elements[i].Span, place, context);
                if (!seen.TryAdd(name, elements[i]) && seen[name] != elements[i])
                {
                    context.Report(
                        DiagnosticDescriptors.HiddenErrors, elements[i].Span, place, name, field, seen[name].Span.Line);
                }
            }
        }
    }

    private static void CheckName(WorkState state, string name, SourceSpan span, NodePath path, BindingContext context)
    {
        if (name == ErrorNames.Runtime)
        {
            context.Report(DiagnosticDescriptors.RuntimeNeverMatches, span, path);
        }
        else if (name == ErrorNames.TaskFailed && state is not TaskState)
        {
            var kind = state is MapState ? "Map" : "Parallel";
            context.Report(DiagnosticDescriptors.TaskFailedOnScope, span, path, kind);
        }
        else if (IsReserved(name) && !KnownNames.Contains(name)
            && !name.StartsWith(ErrorNames.HttpStatusCodePrefix, StringComparison.Ordinal))
        {
            var hint = NeverRaised.Contains(name) ? "" : Suggestion.For(name, KnownNames);
            context.Report(DiagnosticDescriptors.UnknownErrorName, span, path, name, hint);
        }
    }

    /// <summary>Names that the service keeps for itself, and the slip that is common with them.</summary>
    private static bool IsReserved(string name) =>
        name.StartsWith("States.", StringComparison.Ordinal)
        || name is "State.ALL" or "State.TaskFailed" or "State.Timeout";

    private sealed record Element(IReadOnlyList<string> Errors, SourceSpan Span);
}
