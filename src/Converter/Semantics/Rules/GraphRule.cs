using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>
/// The graph of one scope: targets exist, every state can be reached, and there is an end. Each fault is reported
/// however many others there are, as the service does.
/// </summary>
internal static class GraphRule
{
    public static void Check(ScopeOutline scope, BindingContext context)
    {
        var states = new Dictionary<string, StateOutline>(scope.States.Count, StringComparer.Ordinal);
        foreach (var state in scope.States)
        {
            states.TryAdd(state.Name, state);
        }

        CheckTargets(scope, states, context);
        CheckReachability(scope, states, context);
        if (!scope.States.Any(static state => state.IsTerminal))
        {
            context.Report(DiagnosticDescriptors.NoTerminalState, scope.Span, scope.Path);
        }
    }

    private static void CheckTargets(
        ScopeOutline scope, Dictionary<string, StateOutline> states, BindingContext context)
    {
        if (scope.StartAt is { } start && !states.ContainsKey(start.Target))
        {
            if (Placeholders.InBraces(start.Target) is { } marker)
            {
                context.Report(DiagnosticDescriptors.ValueMustBeGiven, start.Span, start.Path, marker, "StartAt");
            }
            else
            {
                context.Report(
                    DiagnosticDescriptors.MissingStart, start.Span, start.Path, start.Target,
                    context.SuggestState(start.Target, states.Keys));
            }
        }

        foreach (var state in scope.States)
        {
            foreach (var transition in state.Transitions.Where(transition => !states.ContainsKey(transition.Target)))
            {
                ReportMissing(state, transition, states.Keys, context);
            }
        }
    }

    private static void ReportMissing(
        StateOutline from, Transition transition, ICollection<string> names, BindingContext context)
    {
        if (Placeholders.InBraces(transition.Target) is { } marker)
        {
            context.Report(DiagnosticDescriptors.ValueMustBeGiven, transition.Span, transition.Path, marker, "Next");
        }
        else if (context.StateNames.ContainsKey(transition.Target))
        {
            context.Report(
                DiagnosticDescriptors.TargetInOtherScope, transition.Span, transition.Path, from.Name,
                transition.Target);
        }
        else
        {
            context.Report(
                DiagnosticDescriptors.MissingTarget, transition.Span, transition.Path, from.Name, transition.Target,
                context.SuggestState(transition.Target, names));
        }
    }

    private static void CheckReachability(
        ScopeOutline scope, Dictionary<string, StateOutline> states, BindingContext context)
    {
        // Without a start nothing is reachable, and saying so of every state would not help.
        if (scope.StartAt is not { } start)
        {
            return;
        }

        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start.Target]);
        while (open.TryPop(out var name))
        {
            if (states.TryGetValue(name, out var state) && reached.Add(name))
            {
                foreach (var transition in state.Transitions)
                {
                    open.Push(transition.Target);
                }
            }
        }

        foreach (var state in scope.States.Where(state => !reached.Contains(state.Name)))
        {
            context.Report(DiagnosticDescriptors.UnreachableState, state.NameSpan, state.Path, state.Name);
        }
    }
}
