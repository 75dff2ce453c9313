using System.CommandLine;
using System.CommandLine.Parsing;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;

namespace Sfn2Durable.Cli;

/// <summary>Options that several commands share, declared once.</summary>
internal sealed class CommonOptions
{
    public Argument<string[]> Inputs { get; } = new("inputs")
    {
        Description = "Definitions: files, folders (with everything below), globs, or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { RefuseOptions },
    };

    public Argument<string> Input { get; } = new("input")
    {
        Description = "The definition: a file, or - for standard input.",
        Validators = { RefuseOptions },
    };

    public Option<string?> Name { get; } = new("--name")
    {
        Description = "The workflow's name, where it shall not be the machine's.",
        HelpName = "NAME",
    };

    public Option<string?> Namespace { get; } = new("--namespace")
    {
        Description = "The namespace of the generated code; the workflow's name where it is not given.",
        HelpName = "NAMESPACE",
    };

    public Option<LambdaStyle> Lambda { get; } = new("--lambda")
    {
        Description = "What a Lambda task becomes: a chained invoke of the existing function, or a step with a method to fill.",
        DefaultValueFactory = static _ => LambdaStyle.Invoke,
    };

    public Option<string[]> Substitute { get; } = new("--substitute")
    {
        Description = "A value for a placeholder: --substitute OrderTable=orders-prod. May be given several times.",
        HelpName = "NAME=VALUE",
    };

    public Option<string[]> Substitutions { get; } = new("--substitutions")
    {
        Description = "A JSON file with values for placeholders: { \"OrderTable\": \"orders-prod\" }.",
        HelpName = "FILE",
    };

    public Option<DiagnosticFormat> Format { get; } = new("--format")
    {
        Description = "How findings are printed: text on standard error, json or sarif on standard output.",
        DefaultValueFactory = static _ => DiagnosticFormat.Text,
    };

    public Option<bool> BestEffort { get; } = new("--best-effort")
    {
        Description = "Write a throwing stub with a warning for what is not supported, instead of refusing the machine.",
    };

    /// <summary>How definitions are to be read; what is wrong with the values is reported.</summary>
    public LoadOptions Load(ParseResult parsed, Terminal terminal, DiagnosticBag diagnostics) => new()
    {
        Substitutions = SubstitutionSource.Read(
            parsed.GetValue(Substitutions) ?? [], parsed.GetValue(Substitute) ?? [], diagnostics),
        Name = parsed.GetValue(Name),
        StandardInput = terminal.OpenInput,
    };

    public EmitOptions Emit(ParseResult parsed) => new()
    {
        Name = parsed.GetValue(Name),
        Namespace = parsed.GetValue(Namespace),
        Lambda = parsed.GetValue(Lambda),
        BestEffort = parsed.GetValue(BestEffort),
    };

    /// <summary>A mistyped option would otherwise be looked for among the files.</summary>
    internal static void RefuseOptions(ArgumentResult inputs)
    {
        foreach (var token in inputs.Tokens.Where(static t => t.Value is ['-', _, ..] && !File.Exists(t.Value)))
        {
            inputs.AddError($"'{token.Value}' is no option of this command, and there is no such file.");
        }
    }
}
