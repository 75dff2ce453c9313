using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>One state as statements: enter it, do its work, leave its output in <c>data</c>.</summary>
internal static class StateEmitter
{
    public static IReadOnlyList<CodeStatement> Emit(State state, MethodContext method)
    {
        method.EnterState(state);
        IEnumerable<CodeStatement> work = state switch
        {
            PassState pass => Pass(pass, method),
            WaitState wait => Wait(wait, method),
            SucceedState => Output(state, method.Data, method),
            FailState fail => [Fail(fail, method)],
            WorkState task => WorkEmitter.Emit(task, method),
            ChoiceState choice => ChoiceInput(choice, method),
            _ => throw new InvalidOperationException($"No C# for a {state.GetType().Name}."),
        };
        return [Enter(state, method), .. work];
    }

    /// <summary>
    /// The one statement every state begins with. The entered time is recorded only where somebody reads it, since
    /// that is a durable operation.
    /// </summary>
    private static CodeStatement Enter(State state, MethodContext method)
    {
        var arguments = new CodeArgument[] { Str(state.Name), method.Data };
        return ContextUse.ReadsEnteredTime(state)
            ? (method.Await(method.States.Call(RuntimeApi.Scope.EnterRecorded, arguments)))
            : (method.States.Call(RuntimeApi.Scope.Enter, arguments));
    }

    private static IEnumerable<CodeStatement> Pass(PassState pass, MethodContext method)
    {
        if (pass.Language == QueryLanguage.Jsonata)
        {
            return DataFlow.JsonataOutput(pass, new ValueContext(method, method.Data), method.Data);
        }

        var input = DataFlow.Input(pass, method, pass.Parameters is not null);
        var at = new ValueContext(method, input.Value);
        var result = pass switch
        {
            { HasResult: true } => LiteralEmitter.Emit(pass.Result, method.Machine.Settings),
            { Parameters: { } parameters } => DataFlow.Value(parameters, pass, at),
            _ => input.Value,
        };
        var isConstant = pass.HasResult;
        return input.Statements.Concat(DataFlow.Place(
            new Placement(pass, pass.ResultPath, result) { IsLiteral = isConstant }, method));
    }

    private static IEnumerable<CodeStatement> Wait(WaitState wait, MethodContext method)
    {
        var input = DataFlow.Input(wait, method, wait.Seconds is PathTemplate || wait.Timestamp is PathTemplate);
        var at = new ValueContext(method, input.Value);
        var name = Str(wait.Name);
        var operation = wait.Seconds is { } seconds
            ? method.States.Call(RuntimeApi.Scope.Wait, name, FieldEmitter.Duration(seconds, at))
            : method.States.Call(RuntimeApi.Scope.WaitUntil, name, FieldEmitter.Instant(wait.Timestamp, at));
        return
        [
            .. input.Statements,
            (method.Await(operation)),
            .. Output(wait, input.Value, method),
        ];
    }

    private static CodeStatement Fail(FailState fail, MethodContext method)
    {
        var at = new ValueContext(method, method.Data);
        var error = fail.Error is null ? Null : FieldEmitter.Text(fail.Error, at);
        return Throw(fail.Cause is null
            ? New(RuntimeApi.Error.Type, error)
            : New(RuntimeApi.Error.Type, error, FieldEmitter.Text(fail.Cause, at)));
    }

    /// <summary>A Choice judges its effective input, and that is also what goes on.</summary>
    private static IEnumerable<CodeStatement> ChoiceInput(ChoiceState choice, MethodContext method) =>
        choice.InputPath.IsWhole
            ? []
            : [Assign(method.Data, DataFlow.Through(choice.InputPath, method.Data, RuntimeApi.Data.InputPath, method))];

    /// <summary>What Wait and Succeed do with their (effective) input on the way out.</summary>
    private static IEnumerable<CodeStatement> Output(State state, CodeExpression data, MethodContext method)
    {
        if (state.Language == QueryLanguage.Jsonata)
        {
            return DataFlow.JsonataOutput(state, new ValueContext(method, method.Data), method.Data);
        }

        var value = state is SucceedState
            ? DataFlow.Through(state.InputPath, data, RuntimeApi.Data.InputPath, method)
            : data;
        return DataFlow.Place(new Placement(state, ResultPlacement.Replace, value), method);
    }
}
