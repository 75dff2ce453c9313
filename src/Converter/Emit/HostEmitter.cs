using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The host file: the only one that names an engine. It registers the workflow, goes on with what its store holds
/// and runs one execution.</summary>
internal static class HostEmitter
{
    private const string Host = "host";
    private const string Args = "args";
    private const string Input = "input";
    private const string Name = "name";
    private const string Problem = "problem";
    private const string Result = "result";
    private const string Store = "store";
    private const string Failure = "failure";
    private const string Text = "text";
    private const string Missing = "missing";
    private const string StoreVariable = "DURABLE_STORE";

    public static GeneratedFile Emit(MachineContext machine, GeneratedWorkflow generated)
    {
        var type = Class(generated.Name + "Host", MainMethod(machine, generated), Register(machine, generated))
            .As(CodeModifiers.Public | CodeModifiers.Static)
            .Documented($"Hosts {generated.WorkflowClass} on the embedded engine.");
        var file = FileHeader.Of(machine, generated.Namespace, [type]);
        return new GeneratedFile(generated.Name + "Host.cs", CodePrinter.Print(file with
        {
            Usings = [.. FileHeader.UsingsWith(RuntimeApi.HostingNamespace, RuntimeApi.SqliteNamespace)],
        }));
    }

    private static MethodMember MainMethod(MachineContext machine, GeneratedWorkflow generated)
    {
        var node = RuntimeApi.Node + "?";
        var file = Id("Environment").Call("GetEnvironmentVariable", Str(StoreVariable)).Else(Str(generated.Name + ".db"));
        var options = New(RuntimeApi.Hosting.Options)
            .With(Set(RuntimeApi.Hosting.Store, New(RuntimeApi.Hosting.FileStore, Id(Store))));
        var parsed = Id(RuntimeApi.ServiceJson).Call(
            RuntimeApi.ServiceJsonTryParse, Id(Text), OutVar(Input), OutVar(Problem));
        var run = Await(Id(Host).CallGeneric(
            RuntimeApi.Hosting.Run, [node, node], Str(machine.Definition.Name), Id(Input), Id(Name)));
        return Method("Task<int>", "Main", Param("string[]", Args))
            .As(CodeModifiers.Public | CodeModifiers.Static | CodeModifiers.Async)
            .Does(
            [
                Var(Text, Conditional(Binary(Id(Args).Dot("Length"), ">", Number(0)), Id(Args).Index(Number(0)), Str("{}"))),
                If(
                    Not(parsed),
                    Id("Console").Dot("Error").Call("WriteLine", Interpolated(Part("The input is no JSON: "), Part(Id(Problem)))),
                    Return(Number(1))),
                BlankLine,
                Var(Store, file),
                AwaitUsingVar(Host, New(RuntimeApi.Hosting.Type, options)),
                .. Registration(generated),
                BlankLine,
                Var(Name, Conditional(Binary(Id(Args).Dot("Length"), ">", Number(1)), Id(Args).Index(Number(1)), Null)),
                Try(
                    Var(Result, run),
                    Id("Console").Call("WriteLine", Id(RuntimeApi.ServiceJson).Call(RuntimeApi.ServiceJsonWrite, Id(Result))),
                    Return(Number(0)))
                .Catch(
                    RuntimeApi.Hosting.Failure,
                    Failure,
                    Id("Console").Dot("Error").Call("WriteLine", Id(Failure).Dot("Message")),
                    Return(Number(1))),
            ])
            .Documented(
                "Runs one execution with the JSON of the first argument as its input, and prints its output. The second "
                + "argument is its name: started again with it, the program goes on with that execution. All are kept in the "
                + $"file that the environment variable {StoreVariable} names. Returns 1 where "
                + $"{(generated.HasSettings ? "a setting is missing, " : "")}the input is no JSON or the execution fails.");
    }

    private static IEnumerable<CodeStatement> Registration(GeneratedWorkflow generated)
    {
        CodeStatement register = Call("Register", Id(Host));
        return !generated.HasSettings
            ? [register]
            :
            [
                BlankLine,
                Try(register).Catch(
                    "InvalidOperationException",
                    Missing,
                    Id("Console").Dot("Error").Call("WriteLine", Id(Missing).Dot("Message")),
                    Return(Number(1))),
            ];
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
