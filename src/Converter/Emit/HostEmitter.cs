using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The host file: the only one that names an engine. It registers the workflow and runs one execution.</summary>
internal static class HostEmitter
{
    private const string Host = "host";
    private const string Args = "args";
    private const string Input = "input";
    private const string Result = "result";

    public static GeneratedFile Emit(MachineContext machine, GeneratedWorkflow generated)
    {
        var type = Class(generated.Name + "Host", MainMethod(machine), Register(machine, generated))
            .As(CodeModifiers.Public | CodeModifiers.Static)
            .Documented($"Hosts {generated.WorkflowClass} on the embedded engine.");
        var file = FileHeader.Of(machine, generated.Namespace, [type]);
        return new GeneratedFile(generated.Name + "Host.cs", CodePrinter.Print(file with
        {
            Usings = [.. FileHeader.UsingsWith(RuntimeApi.HostingNamespace)],
        }));
    }

    private static MethodMember MainMethod(MachineContext machine)
    {
        var node = RuntimeApi.Node + "?";
        var parsed = Id(RuntimeApi.ServiceJson).Call(RuntimeApi.ServiceJsonParse, Id(Args).Index(Number(0)));
        return Method("Task", "Main", Param("string[]", Args))
            .As(CodeModifiers.Public | CodeModifiers.Static | CodeModifiers.Async)
            .Does(
                AwaitUsingVar(Host, New(RuntimeApi.Hosting.Type)),
                Call("Register", Id(Host)),
                BlankLine,
                Var(Input, Conditional(
                    Binary(Id(Args).Dot("Length"), ">", Number(0)), parsed, New(RuntimeApi.Object))),
                Var(Result, Await(Id(Host).CallGeneric(
                    RuntimeApi.Hosting.Run, [node, node], Str(machine.Definition.Name), Id(Input)))),
                Id("Console").Call("WriteLine", Id(RuntimeApi.ServiceJson).Call(RuntimeApi.ServiceJsonWrite, Id(Result))))
            .Documented("Runs one execution with the JSON of the first argument as its input, and prints its output.");
    }

    private static MethodMember Register(MachineContext machine, GeneratedWorkflow generated)
    {
        var arguments = new List<CodeArgument>();
        if (generated.HasTasks)
        {
            var needsAws = machine.TaskMethods.Methods.Any(static m => m.Role != TaskMethodRole.Inline);
            arguments.Add(needsAws
                ? New(generated.Name + "Tasks", Id(RuntimeApi.Tasks.NoServices).Dot(RuntimeApi.Tasks.NoServicesInstance))
                : New(generated.Name + "Tasks"));
        }

        if (generated.HasSettings)
        {
            arguments.Add(Id(LocalNames.Settings));
        }

        var create = Lambda([], New(generated.WorkflowClass, [.. arguments]));
        IEnumerable<CodeStatement> settings = generated.HasSettings
            ? [Var(LocalNames.Settings, Id(generated.SettingsClass).Call("FromEnvironment"))]
            : [];
        return Method("void", "Register", Param(RuntimeApi.Hosting.Type, Host))
            .As(CodeModifiers.Public | CodeModifiers.Static)
            .Does([.. settings, Id(Host).Call(RuntimeApi.Hosting.Register, Str(machine.Definition.Name), create)])
            .Documented("Registers the workflow under the state machine's name.");
    }
}
