using Sfn2Durable.ControlFlow;
using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>What belongs to one way out of a state: a rule's or Default's output, or a catcher's.</summary>
internal static class EdgeEmitter
{
    public static IReadOnlyList<CodeStatement> Emit(EdgeNode edge, MethodContext method)
    {
        method.EnterState(edge.State);
        return edge switch
        {
            { Catcher: { } catcher } => [.. Catch(edge.State, catcher, method)],
            { State: ChoiceState choice, Rule: { } rule } => [.. Leave(choice, rule.Assign, rule.Output, method)],
            { State: ChoiceState choice } => [.. Leave(choice, choice.Assign, choice.Output, method)],
            _ => [],
        };
    }

    private static IEnumerable<CodeStatement> Leave(
        ChoiceState choice, IReadOnlyList<Assignment> assign, Template? output, MethodContext method)
    {
        var view = choice with { Assign = assign, Output = output };
        return choice.Language == QueryLanguage.Jsonata
            ? DataFlow.JsonataOutput(view, new ValueContext(method, method.Data), method.Data)
            : DataFlow.Place(new Placement(view, ResultPlacement.Replace, method.Data), method);
    }

    /// <summary>The state's own result and output fields do not apply to a caught error.</summary>
    private static IEnumerable<CodeStatement> Catch(State state, Catcher catcher, MethodContext method)
    {
        var error = Id(method.Error).Dot(RuntimeApi.Error.Output);
        if (state.Language == QueryLanguage.Jsonata)
        {
            var view = new PassState(state.Name, state.Language, catcher.Span)
            {
                Assign = catcher.Assign,
                Output = catcher.Output,
            };
            var at = new ValueContext(method, method.Data) { ErrorOutput = error };
            return DataFlow.JsonataOutput(view, at, error);
        }

        var handled = new PassState(state.Name, state.Language, catcher.Span) { Assign = catcher.Assign };
        return catcher.ResultPath.IsDiscard && catcher.Assign.Count == 0
            ? []
            : DataFlow.Place(new Placement(handled, catcher.ResultPath, error), method);
    }
}
