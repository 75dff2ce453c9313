using Sfn2Durable.ControlFlow;
using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The structured tree as statements.</summary>
internal sealed class StatementEmitter(MethodContext method)
{
    public IReadOnlyList<CodeStatement> Emit(StructuredNode node) => node switch
    {
        BlockNode block => Block(block),
        ExecuteNode execute => StateEmitter.Emit(execute.State, method),
        ReturnNode => [method.Return(method.Data)],
        EdgeNode edge => EdgeEmitter.Emit(edge, method),
        ChoiceNode choice => Choice(choice),
        SwitchNode selection => Switch(selection),
        NoMatchNode => [Throw(method.States.Call(RuntimeApi.Scope.NoChoiceMatched))],
        TryNode attempt => Try(attempt),
        OutcomeNode outcome => Outcome(outcome),
        LoopNode loop => [While(True, Body(loop.Body))],
        DoWhileNode loop => DoWhile(loop),
        BreakNode => [Break],
        ContinueNode => [Continue],
        GotoNode jump => [Goto(method.Label(jump.Target, jump.Target.State))],
        LabelNode label => [Label(method.Label(label.Label, label.Label.State))],
        TailCallNode tail => [TailCall(tail)],
        DispatchNode dispatch => Dispatch(dispatch),
        DispatchToNode go => [Assign(Id(Next(go.Dispatch)), Str(go.State)), Continue],
        EnterDispatchNode go => [Assign(Id(Next(go.Dispatch)), Str(go.State))],
        _ => throw new InvalidOperationException($"No C# for a {node.GetType().Name}."),
    };

    private IReadOnlyList<CodeStatement> Body(StructuredNode node) => Emit(node);

    /// <summary>Statements in a row, with an empty line before each state after the first.</summary>
    private List<CodeStatement> Block(BlockNode block)
    {
        var statements = new List<CodeStatement>();
        foreach (var node in block.Nodes)
        {
            var next = Emit(node);
            if (statements.Count > 0 && next.Count > 0 && BeginsState(node))
            {
                statements.Add(BlankLine);
            }

            statements.AddRange(next);
        }

        return statements;
    }

    private static bool BeginsState(StructuredNode node) => node switch
    {
        ExecuteNode or ChoiceNode or SwitchNode or TryNode or OutcomeNode or LoopNode or DoWhileNode or DispatchNode
            or LabelNode => true,
        BlockNode { Nodes: [var first, ..] } => BeginsState(first),
        _ => false,
    };

    private List<CodeStatement> Choice(ChoiceNode choice)
    {
        var statements = StateEmitter.Emit(choice.State, method).ToList();
        var at = new ValueContext(method, method.Data);
        IfStatement? chain = null;
        foreach (var arm in choice.Arms)
        {
            if (arm.IsDefault)
            {
                var body = Body(arm.Body);
                if (chain is null)
                {
                    statements.AddRange(body);
                    continue;
                }

                chain = chain.Else(body);
                continue;
            }

            method.EnterState(choice.State);
            var condition = Condition(arm.Rules, choice.State, at);
            condition = arm.Negated ? ConditionEmitter.Negate(condition) : condition;
            chain = chain is null ? If(condition, Body(arm.Body)) : chain.ElseIf(condition, Body(arm.Body));
        }

        if (chain is not null)
        {
            statements.Add(chain);
        }

        return statements;
    }

    /// <summary>A condition that is not the same each time it is asked is recorded, as any such value is.</summary>
    private CodeExpression Condition(IReadOnlyList<ChoiceRule> rules, ChoiceState state, ValueContext at)
    {
        var condition = ConditionEmitter.Any(rules, at);
        return Determinism.AreDeterministic(state)
            ? condition
            : Cast("bool?", method.Await(method.States.Call(
                RuntimeApi.Scope.Record, Str(state.Name), Lambda([], condition)))).EqualTo(True);
    }

    private List<CodeStatement> Switch(SwitchNode selection)
    {
        var statements = StateEmitter.Emit(selection.State, method).ToList();
        var at = new ValueContext(method, method.Data);
        var value = SwitchEmitter.Value(selection, at);
        var sections = selection.Arms.Select(arm =>
        {
            var body = Body(arm.Body).ToList();
            if (!StatementShape.NeverGoesOn(body))
            {
                body.Add(Break);
            }

            return arm.IsDefault ? DefaultCase(body) : Case([.. SwitchEmitter.Labels(arm)], body);
        });
        statements.Add(Code.Switch(value, [.. sections]));
        return statements;
    }

    private List<CodeStatement> Try(TryNode attempt)
    {
        var work = StateEmitter.Emit(attempt.State, method);
        // Entering the state stays outside: it is not part of what can fail.
        var statements = new List<CodeStatement> { work[0] };
        var exit = attempt.Exit is { } leave ? Emit(leave) : [];
        var guarded = Code.Try([.. work.Skip(1), .. exit]);
        foreach (var handler in attempt.Handlers)
        {
            guarded = Catch(guarded, handler);
        }

        statements.Add(guarded);
        return statements;
    }

    private TryStatement Catch(TryStatement attempt, CatchArm handler)
    {
        using var error = method.ErrorName();
        var names = handler.Catcher.ErrorEquals.Select(e => (CodeArgument)method.Machine.Settings.Text(e));
        return attempt.CatchWhen(
            RuntimeApi.Error.Type,
            error.Name,
            Id(error.Name).Call(RuntimeApi.Error.Matches, [.. names]),
            Body(handler.Body));
    }

    /// <summary>The error is kept in a local and asked for after the <c>try</c>, where both ways can go on.</summary>
    private List<CodeStatement> Outcome(OutcomeNode outcome)
    {
        var work = StateEmitter.Emit(outcome.State, method);
        var failure = method.Local(outcome.State.Name + " Error");
        var names = outcome.Handlers.SelectMany(static h => h.Catcher.ErrorEquals)
            .Distinct(StringComparer.Ordinal).Select(e => (CodeArgument)method.Machine.Settings.Text(e));
        using var error = method.ErrorName();
        var statements = new List<CodeStatement>
        {
            work[0],
            Local(RuntimeApi.Error.Type + "?", failure, Null),
            Code.Try([.. work.Skip(1)]).CatchWhen(
                RuntimeApi.Error.Type,
                error.Name,
                Id(error.Name).Call(RuntimeApi.Error.Matches, [.. names]),
                Assign(Id(failure), Id(error.Name))),
        };
        using var kept = method.ErrorName(failure);
        IfStatement? chain = null;
        foreach (var handler in outcome.Handlers)
        {
            var own = handler.Catcher.ErrorEquals.Select(e => (CodeArgument)method.Machine.Settings.Text(e));
            var matches = outcome.Handlers.Count == 1
                ? Id(failure).IsNot(Null)
                : Id(failure).CallOrNull(RuntimeApi.Error.Matches, [.. own]).EqualTo(True);
            chain = chain is null ? If(matches, Body(handler.Body)) : chain.ElseIf(matches, Body(handler.Body));
        }

        if (chain is not null)
        {
            statements.Add(chain.Else(Body(outcome.Success)));
        }

        return statements;
    }

    private List<CodeStatement> DoWhile(DoWhileNode loop)
    {
        var body = Body(loop.Body).ToList();
        body.Add(BlankLine);
        body.AddRange(StateEmitter.Emit(loop.State, method));
        var condition = Condition(loop.Rules, loop.State, new ValueContext(method, method.Data));
        return [Code.DoWhile(body, loop.UntilMatch ? ConditionEmitter.Negate(condition) : condition)];
    }

    private CodeStatement TailCall(TailCallNode tail)
    {
        var target = method.Scope.Tail(tail.EntryState);
        var handed = target.Parameters.Select(v => (CodeArgument)Id(method.Scope.LocalName(v)));
        var call = Call(target.Name, [method.Data, method.States, .. handed]);
        return method.IsAsync ? Return(method.Await(call)) : Return(call);
    }

    private List<CodeStatement> Dispatch(DispatchNode dispatch)
    {
        var sections = dispatch.Entries.Select(entry => Case(Str(entry.State), Body(entry.Body)));
        return [While(True, Code.Switch(Id(Next(dispatch.Label)), [.. sections]))];
    }

    /// <summary>The local that holds a dispatch's next state; it is declared where the method begins.</summary>
    private string Next(JumpLabel dispatch) => method.NextState(dispatch);
}
