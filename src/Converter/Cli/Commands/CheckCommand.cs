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
        var command = new Command(
            "check",
            "Find out whether generated code is still what its definitions say. Options that are not given are those the "
                + "code was converted with.")
        {
            self._common.Inputs, self._generated, self._fix, self._common.Name, self._common.Namespace, self._lambda,
            self._common.BestEffort, self._common.Substitute, self._common.Substitutions, self._common.Format,
        };
        command.SetCancellable(self.Run);
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (input, violations) = (new DiagnosticBag(), new DiagnosticBag());
        var given = _common.Load(parsed, _terminal, input);
        // The name belongs to the output here: folders are found by the definition's own.
        var documents = input.HasErrors
            ? []
            : new DefinitionLoader(given with { Name = null }).Load(parsed.GetValue(_common.Inputs) ?? [], input);
        var root = parsed.GetValue(_generated)?.ToString() ?? ".";
        var folders = GeneratedFolder.Find(root, violations);
        var check = new MachineCheck(Expected(parsed, given), new ProjectCheck(CheckCache.OfUser()), Fixer(parsed));
        var assigned = FolderAssignment.Of(documents, folders);
        var results = new CheckResult?[documents.Count];
        Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
            results[i] = assigned[i] is { } folder ? check.Run(documents[i], folder) : null);
        for (var i = 0; i < results.Length; i++)
        {
            results[i]?.Input.Items.ToList().ForEach(input.Add);
            results[i]?.Violations.Items.ToList().ForEach(violations.Add);
            if (results[i] is null)
            {
                ReportWithoutFolder(documents[i], root, input, violations);
            }
        }

        if (!input.HasErrors && (parsed.GetValue(_common.Inputs) ?? []).Any(Directory.Exists))
        {
            ReportWithoutDefinition(folders.Except(assigned.OfType<GeneratedFolder>()), violations);
        }

        ConsoleReporter.Print(
            [.. input.Sorted(), .. violations.Sorted()], parsed.GetValue(_common.Format), _terminal);
        return input.HasErrors ? ExitCode.InputError : violations.HasErrors ? ExitCode.CheckFailed : ExitCode.Success;
    }

    private ExpectedOptions Expected(ParseResult parsed, LoadOptions given) => new()
    {
        Name = parsed.GetValue(_common.Name),
        Namespace = parsed.GetValue(_common.Namespace),
        Lambda = parsed.GetValue(_lambda),
        BestEffort = parsed.GetResult(_common.BestEffort) is { Implicit: false } ? parsed.GetValue(_common.BestEffort) : null,
        Substitutions = given.Substitutions,
    };

    private Func<GeneratedFolder, Conversion, GeneratedWorkflow, EmitOptions, string?>? Fixer(ParseResult parsed) =>
        parsed.GetValue(_fix)
            ? static (folder, conversion, output, options) =>
                new OutputFolder(folder.Path, Overwrite.Managed).Write("", conversion, output, options).Problem
            : null;

    /// <summary>A definition is looked at even where it was never converted, so that its own faults come first.</summary>
    private static void ReportWithoutFolder(
        DefinitionDocument document, string root, DiagnosticBag input, DiagnosticBag violations)
    {
        ConversionPipeline.Convert(document, input, new EmitOptions { BestEffort = true });
        // Beside a lock file that cannot be read, the folder is there.
        var name = Identifiers.TypeName(document.Name);
        var isBroken = violations.Items.Any(d => d.Descriptor == DiagnosticDescriptors.LockFileUnusable
            && Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(d.Span.File))) == name);
        if (!isBroken)
        {
            violations.Report(DiagnosticDescriptors.LockFileMissing, SourceSpan.OfFile(document.File), root, document.Name);
        }
    }

    /// <summary>Only where whole folders of definitions were named: one definition of many may be checked alone.</summary>
    private static void ReportWithoutDefinition(IEnumerable<GeneratedFolder> folders, DiagnosticBag violations)
    {
        foreach (var folder in folders)
        {
            violations.Report(
                DiagnosticDescriptors.NoDefinition, folder.InLock("machine"), folder.Lock.Machine, folder.Lock.Source);
        }
    }
}
