using System.CommandLine;
using System.Diagnostics;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable convert</c>: definitions in, a folder of C# for each out.</summary>
internal sealed class ConvertCommand
{
    private readonly CommonOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Option<DirectoryInfo> _output = new("--output", "-o")
    {
        Description = "The folder that gets one folder per state machine.",
        DefaultValueFactory = static _ => new DirectoryInfo("."),
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _compile = new("--compile")
    {
        Description = "Compile the result in memory, warnings as errors.",
    };

    private readonly Option<FileInfo?> _report = new("--report")
    {
        Description = "Write what became of each definition: an array when FILE ends in .json, else a line of JSON each.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Overwrite files that this program did not write or that were edited since; adopted ones stay." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Do everything except writing files." };

    private ConvertCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new ConvertCommand(terminal);
        var command = new Command("convert", "Convert state machines to C#.")
        {
            self._common.Inputs, self._output, self._common.Name, self._common.Namespace, self._common.Lambda,
            self._common.Substitute, self._common.Substitutions, self._compile, self._report, self._common.Format,
            self._common.BestEffort, self._force, self._dryRun,
        };
        command.SetCancellable(self.Run);
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var loading = new DiagnosticBag();
        var inputs = parsed.GetValue(_common.Inputs) ?? [];
        var loader = new DefinitionLoader(_common.Load(parsed, _terminal, loading));
        var documents = loading.HasErrors ? [] : loader.Load(inputs, loading);
        var reports = new List<ConversionReport>(ConversionReport.OfUnread(loading, documents));
        var options = _common.Emit(parsed);
        var names = new FolderNames();
        var progress = new Progress(_terminal, documents.Count);
        foreach (var document in documents)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Next(document.Name);
            reports.Add(ConvertOne(parsed, document, loading, options, names));
        }

        progress.Clear();
        return Finish(parsed, loading, reports);
    }

    private ConversionReport ConvertOne(
        ParseResult parsed, DefinitionDocument document, DiagnosticBag loading, EmitOptions options, FolderNames names)
    {
        var watch = Stopwatch.StartNew();
        var diagnostics = new DiagnosticBag();
        foreach (var early in loading.Items.Where(d => d.Span.File == document.File))
        {
            diagnostics.Add(early);
        }

        var conversion = ConversionPipeline.Convert(document, diagnostics, options);
        var report = ConversionReport.Of(conversion);
        if (conversion.Output is { } output)
        {
            if (parsed.GetValue(_compile))
            {
                report = report.With(GeneratedCodeCompiler.Check(output.Files));
            }

            if (!parsed.GetValue(_dryRun))
            {
                report = report.With(Write(parsed, conversion, output, options, names));
            }
        }

        return report with { Milliseconds = watch.Elapsed.TotalMilliseconds };
    }

    private WriteResult Write(
        ParseResult parsed, Conversion conversion, GeneratedWorkflow output, EmitOptions options, FolderNames names)
    {
        var root = parsed.GetValue(_output)?.FullName ?? ".";
        var folder = names.For(output.Name);
        var overwrite = parsed.GetValue(_force) ? Overwrite.Everything : Overwrite.Untouched;
        return new OutputFolder(root, overwrite).Write(folder, conversion, output, options);
    }

    private int Finish(ParseResult parsed, DiagnosticBag loading, List<ConversionReport> reports)
    {
        var all = loading.Items.Concat(reports.SelectMany(static r => r.Diagnostics)).Distinct().ToList();
        ConsoleReporter.Print(all, parsed.GetValue(_common.Format), _terminal);
        foreach (var problem in reports.SelectMany(static r => r.Problems))
        {
            _terminal.Error.WriteLine(problem);
        }

        if (parsed.GetValue(_common.Format) == DiagnosticFormat.Text)
        {
            Summarise(reports);
        }

        var reported = parsed.GetValue(_report) is not { } file || ReportFile.Write(file, reports, _terminal);
        var failed = loading.HasErrors || reports.Exists(static r => r.Status != ConversionStatus.Converted || r.Problems.Count > 0);
        return failed || !reported ? ExitCode.InputError : ExitCode.Success;
    }

    private void Summarise(List<ConversionReport> reports)
    {
        foreach (var report in reports.Where(static r => r.Files.Count > 0))
        {
            _terminal.Out.WriteLine($"{report.Name}: {report.Files.Count} files in {report.Folder}");
        }

        if (reports.Count > 1)
        {
            var counts = reports.GroupBy(static r => r.Status).OrderBy(static g => g.Key)
                .Select(static g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}");
            _terminal.Out.WriteLine($"{reports.Count} definitions: {string.Join(", ", counts)}.");
        }
    }
}
