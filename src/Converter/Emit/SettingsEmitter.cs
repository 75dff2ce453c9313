using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The settings file: one property per open placeholder, bound from environment variables at start.</summary>
internal static class SettingsEmitter
{
    private const string Read = "Read";

    public static GeneratedFile Emit(MachineContext machine, GeneratedWorkflow generated)
    {
        var entries = machine.Settings.Entries;
        var properties = entries.Select(e => Property("string", e.Property, PropertyForm.GetInit)
            .As(CodeModifiers.Public | CodeModifiers.Required)
            .Documented($"The value of {e.Placeholder.Marker}."));
        var bind = Method(generated.SettingsClass, "FromEnvironment")
            .As(CodeModifiers.Public | CodeModifiers.Static)
            .Gives(NewOfTarget().With([.. entries.Select(e => Set(e.Property, Call(Read, Str(e.Placeholder.Name))))]))
            .Documented("Reads every setting from the environment variable of its name and says which one is missing.");
        var read = Method("string", Read, Param("string", "name"))
            .As(CodeModifiers.Private | CodeModifiers.Static)
            .Gives(Id("Environment").Call("GetEnvironmentVariable", Id("name")).Else(Throw(New(
                "InvalidOperationException",
                Interpolated(
                    Part($"{generated.WorkflowClass} needs the environment variable "),
                    Part(Id("name")),
                    Part(", which is not set."))))));
        var type = Class(generated.SettingsClass, [.. properties, bind, read])
            .As(CodeModifiers.Public | CodeModifiers.Sealed)
            .Documented("The substitutions that the definition leaves open.");
        return new GeneratedFile(
            generated.SettingsClass + ".cs", CodePrinter.Print(FileHeader.Of(machine, generated.Namespace, [type])));
    }
}
