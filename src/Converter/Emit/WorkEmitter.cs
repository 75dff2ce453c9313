using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>
/// Task, Parallel and Map: input, the operation, then the result on its way into the data. The assignment to the data
/// comes last, so that a catch clause around these statements still finds the state's raw input.
/// </summary>
internal static class WorkEmitter
{
    public static IReadOnlyList<CodeStatement> Emit(WorkState state, MethodContext method)
    {
        var readOften = state.Arguments is not null || state is MapState { Items: not null } or MapState { ItemSelector: not null };
        var input = DataFlow.Input(state, method, readOften);
        var at = new ValueContext(method, input.Value);
        var operation = method.Await(state switch
        {
            TaskState task => TaskCallEmitter.Emit(task, at),
            ParallelState parallel => Parallel(parallel, at),
            MapState map => MapEmitter.Emit(map, at),
            _ => throw new InvalidOperationException($"No C# for a {state.GetType().Name}."),
        });
        var rest = state.Language == QueryLanguage.Jsonata
            ? JsonataResult(state, operation, method)
            : JsonPathResult(state, operation, method);
        return [.. input.Statements, .. rest];
    }

    private static IEnumerable<CodeStatement> JsonPathResult(
        WorkState state, CodeExpression operation, MethodContext method)
    {
        if (state.ResultSelector is not { } selector)
        {
            return DataFlow.Place(new Placement(state, state.ResultPath, operation), method);
        }

        var local = method.Local(state.Name + " Result");
        var selected = DataFlow.Value(selector, state, new ValueContext(method, Id(local)));
        return
        [
            Var(local, operation),
            .. DataFlow.Place(
                new Placement(state, state.ResultPath, selected) { IsLiteral = selector is LiteralTemplate }, method),
        ];
    }

    private static IEnumerable<CodeStatement> JsonataResult(
        WorkState state, CodeExpression operation, MethodContext method)
    {
        if (state.Output is null && state.Assign.Count == 0)
        {
            return [Assign(method.Data, operation)];
        }

        var needsResult = state.Output is null || StatesUse.ReadsResult(state);
        if (!needsResult)
        {
            var without = new ValueContext(method, method.Data);
            return [(operation), .. DataFlow.JsonataOutput(state, without, method.Data)];
        }

        var local = method.Local(state.Name + " Result");
        var at = new ValueContext(method, method.Data) { Result = Id(local) };
        return [Var(local, operation), .. DataFlow.JsonataOutput(state, at, Id(local))];
    }

    private static CodeExpression Parallel(ParallelState state, ValueContext at)
    {
        var method = at.Method;
        var branches = state.Branches.Select(b => ScopeCall(b, method)).ToList();
        var options = method.Machine.Options.Of(state, at);
        return method.States.Call(RuntimeApi.Scope.Parallel,
            [Str(state.Name), Request(state, at), Collection([.. branches]), .. Optional(options)]);
    }

    /// <summary>The arguments of a Task or Parallel: a value, or a lambda where each attempt computes its own.</summary>
    public static CodeExpression Request(WorkState state, ValueContext at)
    {
        if (state.Arguments is not { } arguments)
        {
            return at.Data;
        }

        // A Parallel takes one value for all its attempts.
        if (state is ParallelState)
        {
            return DataFlow.Value(arguments, state, at);
        }

        var value = TemplateEmitter.Emit(arguments, at);
        return Determinism.DiffersByAttempt(state, arguments) ? Lambda([], value) : value;
    }

    /// <summary>The method of an inner scope as a delegate: a method group, or a lambda that hands variables on.</summary>
    public static CodeExpression ScopeCall(Scope scope, MethodContext method)
    {
        var inner = method.Scope.Child(scope);
        var name = Id(inner.MethodName);
        if (inner.Captured.Count == 0)
        {
            return name;
        }

        var handed = inner.Captured.Select(v => (CodeArgument)Id(method.Scope.LocalName(v)));
        return Lambda(
            [LocalNames.Data, LocalNames.States],
            Call(inner.MethodName, [Id(LocalNames.Data), Id(LocalNames.States), .. handed]));
    }

    public static IEnumerable<CodeArgument> Optional(CodeExpression? options) => options is null ? [] : [options];
}
