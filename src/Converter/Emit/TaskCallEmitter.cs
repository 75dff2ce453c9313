using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Integrations;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The durable operation of a Task state.</summary>
internal static class TaskCallEmitter
{
    public static CodeExpression Emit(TaskState task, ValueContext at)
    {
        var method = at.Method;
        var call = IntegrationCatalog.Describe(task.Resource);
        var kind = method.Machine.KindOf(call);
        var options = WorkEmitter.Optional(method.Machine.Options.Of(task, at));
        var name = Str(task.Name);
        return kind switch
        {
            TaskCallKind.FunctionInvoke => Scope(
                method,
                RuntimeApi.Scope.Invoke,
                [name, method.Machine.Settings.Text(task.Resource.Text), WorkEmitter.Request(task, at), .. options]),
            TaskCallKind.LambdaInvoke => Scope(
                method, RuntimeApi.Scope.LambdaInvoke, [name, WorkEmitter.Request(task, at), .. options]),
            TaskCallKind.Callback or TaskCallKind.Activity => Scope(
                method,
                RuntimeApi.Scope.Callback,
                [name, Method(task, method), CallbackRequest(task, at), .. options]),
            TaskCallKind.Job => Scope(
                method,
                RuntimeApi.Scope.Job,
                [name, Method(task, method, TaskMethodRole.Start), Method(task, method, TaskMethodRole.Check), WorkEmitter.Request(task, at), .. options]),
            _ => Scope(
                method,
                RuntimeApi.Scope.Task,
                [name, Method(task, method), WorkEmitter.Request(task, at), .. options]),
        };
    }

    private static CodeExpression Scope(MethodContext method, string member, IReadOnlyList<CodeArgument> arguments) =>
        method.States.Call(member, [.. arguments]);

    private static CodeExpression Method(TaskState task, MethodContext method, TaskMethodRole? role = null) =>
        Id(LocalNames.Tasks).Dot(method.Machine.TaskMethods.Name(task, role));

    /// <summary>The request of a callback is computed per attempt, from the attempt's token.</summary>
    private static LambdaExpression CallbackRequest(TaskState task, ValueContext at)
    {
        var inside = at with { Token = Id(LocalNames.Token) };
        var request = task.Arguments is { } arguments ? TemplateEmitter.Emit(arguments, inside) : at.Data;
        return Lambda([LocalNames.Token], request);
    }
}
