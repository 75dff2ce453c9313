using System.Globalization;
using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Input;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The settings file: one property per open placeholder, bound from environment variables at start.</summary>
internal static class SettingsEmitter
{
    private const string Read = "Read";
    private const string ReadInteger = "ReadInteger";
    private const string ReadNumber = "ReadNumber";

    public static GeneratedFile Emit(MachineContext machine, GeneratedWorkflow generated)
    {
        var entries = machine.Settings.Entries;
        var properties = entries.Select(e => Property(TypeOf(e.Placeholder), e.Property, PropertyForm.GetInit)
            .As(CodeModifiers.Public | CodeModifiers.Required)
            .Documented($"The value of {e.Placeholder.Marker}{Range(e.Placeholder.Number)}."));
        var bind = Method(generated.SettingsClass, "FromEnvironment")
            .As(CodeModifiers.Public | CodeModifiers.Static)
            .Gives(NewOfTarget().With([.. entries.Select(e => Set(e.Property, Bind(e.Placeholder)))]))
            .Documented(entries.Any(static e => e.Placeholder.Number is not null)
                ? "Reads every setting from the environment variable of its name and says which one is missing or no number."
                : "Reads every setting from the environment variable of its name and says which one is missing.");
        IEnumerable<CodeMember> readers =
        [
            Reader("string", Read).Gives(Id("Environment").Call("GetEnvironmentVariable", Id("name"))
                .Else(Throw(Missing(generated, ", which is not set.")))),
            .. Parsers(entries, generated),
        ];
        var type = Class(generated.SettingsClass, [.. properties, bind, .. readers])
            .As(CodeModifiers.Public | CodeModifiers.Sealed)
            .Documented("The substitutions that the definition leaves open.");
        var file = FileHeader.Of(machine, generated.Namespace, [type]);
        return new GeneratedFile(generated.SettingsClass + ".cs", CodePrinter.Print(
            entries.Any(static e => e.Placeholder.Number is not null)
                ? file with { Usings = [.. FileHeader.UsingsWith("System.Globalization")] }
                : file));
    }

    private static string TypeOf(Placeholder placeholder) => placeholder.Number switch
    {
        null => "string",
        { IsWhole: true } => "int",
        _ => "double",
    };

    private static string Range(SettingNumber? number) => number switch
    {
        null => "",
        { IsWhole: true } => string.Create(
            CultureInfo.InvariantCulture, $", a whole number from {number.Least} to {number.Most}"),
        _ => ", a number",
    };

    private static CodeExpression Bind(Placeholder placeholder) => placeholder.Number switch
    {
        null => Call(Read, Str(placeholder.Name)),
        { IsWhole: true } number => Call(
            ReadInteger, Str(placeholder.Name), Number((int)number.Least), Number((int)number.Most)),
        _ => Call(ReadNumber, Str(placeholder.Name)),
    };

    private static IEnumerable<MethodMember> Parsers(
        IReadOnlyList<(Placeholder Placeholder, string Property)> entries, GeneratedWorkflow generated)
    {
        var (name, least, most, value) = (Id("name"), Id("least"), Id("most"), Id("value"));
        if (entries.Any(static e => e.Placeholder.Number is { IsWhole: true }))
        {
            yield return Reader("int", ReadInteger, Param("int", "least"), Param("int", "most")).Gives(Conditional(
                Parse("int", "AllowLeadingSign").And(value.AtLeast(least)).And(value.AtMost(most)),
                value,
                Throw(Missing(
                    generated, ", which has to be a whole number from ", Part(least), Part(" to "), Part(most), Part(".")))));
        }

        if (entries.Any(static e => e.Placeholder.Number is { IsWhole: false }))
        {
            yield return Reader("double", ReadNumber).Gives(Conditional(
                Parse("double", "Float").And(new TokenExpression("double").Call("IsFinite", value)),
                value,
                Throw(Missing(generated, ", which has to be a number."))));
        }

        CodeExpression Parse(string type, string style) => new TokenExpression(type).Call(
            "TryParse",
            Call(Read, name),
            Id("NumberStyles").Dot(style),
            Id("CultureInfo").Dot("InvariantCulture"),
            OutVar("value"));
    }

    private static MethodMember Reader(string type, string method, params IEnumerable<CodeParameter> more) =>
        Method(type, method, [Param("string", "name"), .. more]).As(CodeModifiers.Private | CodeModifiers.Static);

    private static CodeExpression Missing(GeneratedWorkflow generated, string end, params IEnumerable<InterpolationPart> more) =>
        New("InvalidOperationException", LongText.Of(
        [
            Part($"{generated.WorkflowClass} needs the environment variable "), Part(Id("name")), Part(end), .. more,
        ]));
}
