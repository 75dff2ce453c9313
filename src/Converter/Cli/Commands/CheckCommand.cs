using System.CommandLine;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable check</c>: is the generated code still what the definitions say? For CI.</summary>
internal sealed class CheckCommand
{
    private readonly CommonOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Option<DirectoryInfo> _generated = new("--generated", "-g")
    {
        Description = "The folder that convert wrote to.",
        DefaultValueFactory = static _ => new DirectoryInfo("."),
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _fix = new("--fix")
    {
        Description = "Write managed files again; adopted ones are left alone.",
    };

    private readonly Option<LambdaStyle?> _lambda = new("--lambda")
    {
        Description = "The style that the code is expected to have; what the lock file says where it is not given.",
    };

    private CheckCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new CheckCommand(terminal);
        var command = new Command("check", "Find out whether generated code is still what its definitions say.")
        {
            self._common.Inputs, self._generated, self._fix, self._lambda, self._common.Substitute,
            self._common.Substitutions, self._common.Format,
        };
        command.SetCancellable(self.Run);
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (input, violations) = (new DiagnosticBag(), new DiagnosticBag());
        var loader = new DefinitionLoader(_common.Load(parsed, _terminal, input));
        var documents = loader.Load(parsed.GetValue(_common.Inputs) ?? [], input);
        var root = parsed.GetValue(_generated)?.ToString() ?? ".";
        var folders = GeneratedFolder.Find(root, violations);
        foreach (var document in documents)
        {
            cancellation.ThrowIfCancellationRequested();
            CheckOne(parsed, document, root, folders, (input, violations));
        }

        ConsoleReporter.Print(
            [.. input.Sorted(), .. violations.Sorted()], parsed.GetValue(_common.Format), _terminal);
        return input.HasErrors ? ExitCode.InputError : violations.HasErrors ? ExitCode.CheckFailed : ExitCode.Success;
    }

    private void CheckOne(
        ParseResult parsed,
        DefinitionDocument document,
        string root,
        IReadOnlyList<GeneratedFolder> folders,
        (DiagnosticBag Input, DiagnosticBag Violations) bags)
    {
        var source = Path.GetFileName(document.File);
        // Machines of one name are told apart by what they were made from.
        var hash = LockFile.HashOf(document);
        var folder = folders.FirstOrDefault(f => f.Lock.Machine == document.Name && f.Lock.DefinitionHash == hash)
            ?? folders.FirstOrDefault(f => f.Lock.Machine == document.Name && f.Lock.Source == source)
            ?? folders.FirstOrDefault(f => f.Lock.Machine == document.Name);
        if (folder is null)
        {
            if (bags.Violations.Items.All(static d => d.Descriptor != DiagnosticDescriptors.LockFileUnusable))
            {
                bags.Violations.Report(DiagnosticDescriptors.LockFileMissing, SourceSpan.OfFile(document.File), root, document.Name);
            }

            return;
        }

        var own = new DiagnosticBag();
        var conversion = ConversionPipeline.Convert(document, own, folder.Lock.Options);
        own.Items.ToList().ForEach(bags.Input.Add);
        if (conversion is not { Output: { } output, Definition: { } definition })
        {
            return;
        }

        if (parsed.GetValue(_fix))
        {
            Fix(folder, conversion, output, bags.Violations);
        }

        if (parsed.GetValue(_lambda) is { } style && style != folder.Lock.Options.Lambda)
        {
            bags.Violations.Report(
                DiagnosticDescriptors.OptionChanged, SourceSpan.OfFile(folder.LockPath), Name(folder.Lock.Options.Lambda), Name(style));
        }

        DriftCheck.Run(folder, conversion, output, bags.Violations);
        QuotaCheck.Run(definition, bags.Violations);
        ProjectCheck.Run(folder, output, bags.Violations);
    }

    /// <summary>Managed files and the lock file are written again; the check that follows sees what is there then.</summary>
    private static void Fix(GeneratedFolder folder, Conversion conversion, GeneratedWorkflow output, DiagnosticBag violations)
    {
        var written = new OutputFolder(folder.Path, Overwrite.Managed).Write("", conversion, output, folder.Lock.Options);
        if (written.Problem is { } problem)
        {
            violations.Report(DiagnosticDescriptors.LockFileUnusable, SourceSpan.OfFile(folder.LockPath), problem);
        }
    }

    private static string Name(LambdaStyle style) => $"--lambda {style.ToString().ToLowerInvariant()}";
}
