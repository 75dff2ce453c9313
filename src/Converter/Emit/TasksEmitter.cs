using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Integrations;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The tasks file: the interface that the workflow calls, and a class that makes the calls.</summary>
internal static class TasksEmitter
{
    private const string Request = "request";
    private const string Task = "task";
    private const string Job = "job";
    private const string Aws = "aws";

    public static GeneratedFile Emit(MachineContext machine, GeneratedWorkflow generated)
    {
        var methods = machine.TaskMethods.Methods;
        var contract = Interface(generated.TasksInterface, [.. methods.Select(Declaration)])
            .As(CodeModifiers.Public)
            .Documented($"The side effects of {generated.WorkflowClass}: one method per Task state that does not invoke a function.");
        var type = Class(generated.Name + "Tasks", [.. methods.Select(Implementation)])
            .As(CodeModifiers.Public | CodeModifiers.Sealed)
            .Extends(generated.TasksInterface)
            .Documented("Makes the requests that Step Functions would have made.");
        if (methods.Any(static m => m.Role != TaskMethodRole.Inline))
        {
            type = type.WithParameters(Param(RuntimeApi.Tasks.Services, Aws));
        }

        var owner = methods.Any(static m => m.Role is TaskMethodRole.Inline) ? FileOwner.Team : FileOwner.Managed;
        var file = FileHeader.Of(machine, generated.Namespace, [contract, type], owner);
        return new GeneratedFile(generated.Name + "Tasks.cs", CodePrinter.Print(file), owner);
    }

    private static MethodMember Declaration(TaskMethod method) => Signature(method).Documented(Describe(method));

    private static MethodMember Signature(TaskMethod method)
    {
        var node = RuntimeApi.Node + "?";
        var result = method.Role switch
        {
            TaskMethodRole.Submit => "Task",
            TaskMethodRole.Check => $"Task<{RuntimeApi.Tasks.JobStatus}>",
            _ => $"Task<{node}>",
        };
        return Method(
            result, method.Name, Param(node, method.Role == TaskMethodRole.Check ? Job : Request), Param(RuntimeApi.Tasks.Context, Task));
    }

    private static MethodMember Implementation(TaskMethod method)
    {
        var signature = Signature(method).As(CodeModifiers.Public);
        var cancellation = Id(Task).Dot(RuntimeApi.Tasks.Cancellation);
        return method.Role switch
        {
            TaskMethodRole.Inline => signature.Does(
                Throw(New("NotSupportedException", Str($"{method.State.Name} is not written yet: it called {method.State.Resource.Text}.")))),
            TaskMethodRole.Check => signature.Gives(Id(RuntimeApi.Tasks.Jobs).Call(
                RuntimeApi.Tasks.CheckJob,
                Id(Aws), Str($"{method.Call.Service}:{method.Call.Action}{Suffix(method)}"), Id(Job), cancellation)),
            _ when method.Call.Kind == TaskCallKind.Activity => signature.Gives(Id(Aws).Call(
                RuntimeApi.Tasks.Call, Str("states"), Str("scheduleActivity"), Activity(method), cancellation)),
            _ => signature.Gives(Id(Aws).Call(
                RuntimeApi.Tasks.Call, Str(method.Call.Service), Str(method.Call.Action), Id(Request), cancellation)),
        };
    }

    private static CreationExpression Activity(TaskMethod method) => New(RuntimeApi.Object).With(
        At("ActivityArn", Str(method.State.Resource.Text)),
        At("Input", Id(Request).CallOrNull("DeepClone")),
        At("TaskToken", Id(Task).Dot(RuntimeApi.Tasks.Token)));

    private static string Suffix(TaskMethod method) =>
        method.State.Resource is Semantics.ServiceResource { Pattern: Semantics.IntegrationPattern.Sync2 } ? ".sync:2" : ".sync";

    private static string Describe(TaskMethod method)
    {
        var what = $"{method.State.Name}: {method.State.Resource.Text}";
        return method.Role switch
        {
            TaskMethodRole.Submit => what + ". Hands out the work; the answer comes with the task token.",
            TaskMethodRole.Start => what + ". Starts the job and returns the answer of the service.",
            TaskMethodRole.Check => what + ". Asks whether the job has ended.",
            TaskMethodRole.Inline => what + ". Does what that function did and returns its result.",
            _ => what + ".",
        };
    }
}
