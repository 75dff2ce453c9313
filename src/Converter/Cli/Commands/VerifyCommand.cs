using System.CommandLine;
using Durable.Runtime.Asl.Distributed;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification.Histories;
using Sfn2Durable.Verification.Recordings;

namespace Sfn2Durable.Cli.Commands;

/// <summary>How the report is written.</summary>
internal enum VerifyFormat
{
    Text,
    Json,
}

/// <summary><c>sfn2durable verify</c>: does the code do what real executions did? The proof.</summary>
internal sealed class VerifyCommand
{
    private readonly CommonOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Argument<string[]> _histories = new("histories")
    {
        Description = "Execution histories as get-execution-history prints them: files, folders, globs, or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { CommonOptions.RefuseOptions },
    };

    private readonly Option<DirectoryInfo?> _generated = new("--generated", "-g")
    {
        Description = "The folder that convert wrote to: verify the code there, adopted files included, instead of a fresh conversion.",
        HelpName = "FOLDER",
    };

    private readonly Option<DirectoryInfo?> _tests = new("--tests")
    {
        Description = "Write an xunit project of the proven executions to this folder; needs --generated.",
        HelpName = "FOLDER",
    };

    private readonly Option<DirectoryInfo?> _objects = new("--objects")
    {
        Description = "The S3 objects that distributed Maps read, as FOLDER/bucket/key.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _arn = new("--execution-arn")
    {
        Description = "The execution's ARN, which no history tells; where code compares with it and several are given, leave it out.",
        HelpName = "ARN",
    };

    private readonly Option<VerifyFormat> _format = new("--format")
    {
        Description = "How the report is written to standard output.",
        DefaultValueFactory = static _ => VerifyFormat.Text,
    };

    private VerifyCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new VerifyCommand(terminal);
        var command = new Command("verify", "Prove that the code does what executions of the state machine did.")
        {
            self._common.Input, self._histories, self._generated, self._tests, self._objects, self._arn, self._format,
            self._common.Lambda, self._common.Substitute, self._common.Substitutions,
        };
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (Misuse(parsed) is { } misuse)
        {
            await _terminal.Error.WriteLineAsync($"sfn2durable: {misuse}").ConfigureAwait(false);
            return ExitCode.UsageError;
        }

        var diagnostics = new DiagnosticBag();
        var subject = VerifySubject.Load(Source(parsed, diagnostics), diagnostics, cancellation);
        var histories = Histories(parsed, diagnostics);
        if (subject is null || diagnostics.HasErrors)
        {
            ConsoleReporter.Print(diagnostics.Sorted(), DiagnosticFormat.Text, _terminal);
            return ExitCode.InputError;
        }

        var request = subject.ToRequest(histories) with
        {
            ExecutionArn = parsed.GetValue(_arn),
            Objects = parsed.GetValue(_objects) is { } objects ? new FileSystemObjectStore(objects.FullName) : null,
        };
        var report = await HistoryVerifier.RunAsync(request, diagnostics, cancellation).ConfigureAwait(false);
        if (report.Count(HistoryOutcome.Mismatch) == 0 && !report.IsProof)
        {
            diagnostics.Report(DiagnosticDescriptors.NothingVerified, SourceSpan.OfFile(report.Definition.Span.File));
        }

        Print(parsed, report, diagnostics);
        var exit = report.Count(HistoryOutcome.Mismatch) > 0 ? ExitCode.CheckFailed
            : diagnostics.HasErrors ? ExitCode.InputError
            : ExitCode.Success;
        return parsed.GetValue(_tests) is { } tests && !WriteTests(tests, subject, report) ? ExitCode.InputError : exit;
    }

    /// <summary>What is wrong with the options, and the way out.</summary>
    private string? Misuse(ParseResult parsed)
    {
        if (parsed.GetValue(_tests) is not null && parsed.GetValue(_generated) is null)
        {
            return "--tests needs the code that is tested: name convert's output folder with --generated.";
        }

        if (parsed.GetValue(_objects) is { Exists: false } objects)
        {
            return $"There is no folder '{objects}': --objects names one with the S3 objects as BUCKET/KEY.";
        }

        return parsed.GetValue(_arn) is { } arn && !ReplayContext.IsExecutionArn(arn)
            ? $"'{arn}' is no ARN of an execution: it has the form arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME."
            : null;
    }

    private VerifySource Source(ParseResult parsed, DiagnosticBag diagnostics) => new(
        parsed.GetValue(_common.Input) ?? "-",
        _common.Load(parsed, _terminal, diagnostics),
        new EmitOptions { Lambda = parsed.GetValue(_common.Lambda) })
    {
        // As the user wrote it: what is said about it shall be found again.
        Generated = parsed.GetValue(_generated)?.ToString(),
    };

    private List<SourceText> Histories(ParseResult parsed, DiagnosticBag diagnostics)
    {
        var found = new List<SourceText>();
        foreach (var path in InputFinder.Find(parsed.GetValue(_histories) ?? [], diagnostics))
        {
            if (!path.IsNamed && !path.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            try
            {
                if (SourceDecoder.Decode(path.Path, Bytes(path.Path), diagnostics) is { } text)
                {
                    found.Add(text);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                diagnostics.Report(DiagnosticDescriptors.FileUnreadable, SourceSpan.OfFile(path.Path), path.Path, error.Message);
            }
        }

        return found;
    }

    private byte[] Bytes(string path)
    {
        if (path != InputFinder.StandardInput)
        {
            return File.ReadAllBytes(path);
        }

        using var content = new MemoryStream();
        using var input = _terminal.OpenInput();
        input.CopyTo(content);
        return content.ToArray();
    }

    private void Print(ParseResult parsed, VerifyReport report, DiagnosticBag diagnostics)
    {
        if (parsed.GetValue(_format) == VerifyFormat.Json)
        {
            VerifyPrinter.Json(report, diagnostics.Sorted(), _terminal);
            return;
        }

        ConsoleReporter.Print(diagnostics.Sorted(), DiagnosticFormat.Text, _terminal);
        VerifyPrinter.Text(report, _terminal);
    }

    private bool WriteTests(DirectoryInfo folder, VerifySubject subject, VerifyReport report)
    {
        var code = Path.GetFullPath(subject.Folder ?? ".");
        var problem = Contains(code, folder.FullName) || Contains(folder.FullName, code)
            ? $"'{folder}' and the generated code in '{subject.Folder}' must lie beside each other: one project may not contain the other."
            : null;
        var project = Path.GetRelativePath(folder.FullName, Path.Combine(code, subject.Code.Name + ".csproj")).Replace('\\', '/');
        var files = problem is null ? RecordedTests.Write(report, subject, project) : [];
        problem ??= files.Count == 0
            ? "Only executions that are proven to their end become tests, and there is none."
            : RecordedTestsFolder.Write(folder.FullName, files);
        _terminal.Error.WriteLine(problem is null ? $"{folder}: {files.Count} files" : $"sfn2durable: {problem}");
        return problem is null;
    }

    private static bool Contains(string outer, string inner) =>
        (inner + Path.DirectorySeparatorChar).StartsWith(outer.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
