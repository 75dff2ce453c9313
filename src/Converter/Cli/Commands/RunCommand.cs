using System.CommandLine;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable run</c>: converts in memory and executes on this machine.</summary>
internal sealed class RunCommand
{
    private readonly CommonOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Option<string?> _input = new("--input")
    {
        Description = "The execution's input: JSON, or a file that holds it. {} where it is not given.",
        HelpName = "JSON|FILE",
    };

    private readonly Option<FileInfo?> _mocks = new("--mocks")
    {
        Description = "A JSON file with the answers of the tasks: [{\"state\": \"Pay\", \"outcome\": {\"output\": …}}].",
        HelpName = "FILE",
    };

    private readonly Option<bool> _fastForward = new("--fast-forward")
    {
        Description = "Jump over waits and retry delays instead of sitting them out.",
    };

    private readonly Option<DirectoryInfo?> _keep = new("--keep")
    {
        Description = "Write the generated project to this folder as well.",
        HelpName = "FOLDER",
    };

    private readonly Option<FileInfo?> _store = new("--store")
    {
        Description = "Keep the execution in this file: it stops where only a callback takes it further, and goes on later.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _execution = new("--execution")
    {
        Description = "The execution's name in the store; one that is there already goes on. Made up where it is not given.",
        HelpName = "NAME",
    };

    private RunCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new RunCommand(terminal);
        var command = new Command("run", "Convert a state machine in memory and execute it here.")
        {
            self._common.Input, self._input, self._mocks, self._fastForward, self._store, self._execution, self._keep,
            self._common.Name, self._common.Lambda, self._common.Substitute, self._common.Substitutions,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(self._store) is not null && result.GetValue(self._fastForward))
            {
                result.AddError("--fast-forward cannot be combined with --store: the times in the store are real.");
            }

            if (result.GetResult(self._store) is null && result.GetResult(self._execution) is not null)
            {
                result.AddError("--execution needs --store.");
            }
        });
        command.SetCancellable(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (Code(parsed, cancellation) is not var (code, name))
        {
            return ExitCode.InputError;
        }

        JsonNode? input;
        TaskMocks mocks;
        try
        {
            input = Input(parsed.GetValue(_input));
            mocks = TaskMocks.Read(parsed.GetValue(_mocks) is { } file ? Json(file.FullName) : null);
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            await _terminal.Error.WriteLineAsync($"sfn2durable: {problem.Message}").ConfigureAwait(false);
            return ExitCode.InputError;
        }

        using var progress = new StateProgress(_terminal);
        var environment = new StatesEnvironment { Interceptor = mocks, Observer = new StateTrace(progress.Show) };
        if (parsed.GetValue(_store) is { } store)
        {
            var stored = new StoredRequest(code, name, input)
            {
                Store = store.FullName,
                Execution = parsed.GetValue(_execution),
                Environment = environment,
            };
            return await RunStoredAsync(stored, cancellation).ConfigureAwait(false);
        }

        var request = new LocalRequest(code, input)
        {
            Clock = parsed.GetValue(_fastForward) ? new VirtualTimeProvider(DateTimeOffset.UtcNow) : TimeProvider.System,
            Environment = environment,
        };
        return Report(await LocalExecution.RunAsync(request, cancellation).ConfigureAwait(false));
    }

    private async Task<int> RunStoredAsync(StoredRequest request, CancellationToken cancellation)
    {
        StoredResult stored;
        try
        {
            stored = await StoredExecution.RunAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is ExecutionStoreException or ArgumentException)
        {
            await _terminal.Error.WriteLineAsync($"sfn2durable: {problem.Message.Split(" (Parameter")[0]}").ConfigureAwait(false);
            return ExitCode.InputError;
        }

        if (stored.Result.Status != LocalStatus.Running)
        {
            return Report(stored.Result);
        }

        var error = _terminal.Error;
        await error.WriteLineAsync($"Execution '{stored.Id}' waits in '{request.Store}' for an answer. To give it:")
            .ConfigureAwait(false);
        foreach (var callback in stored.Callbacks)
        {
            await error.WriteLineAsync(
                $"  sfn2durable callbacks succeed --store '{request.Store}' {callback.CallbackId} --result '{{}}'")
                .ConfigureAwait(false);
        }

        return ExitCode.Success;
    }

    /// <summary>The workflow, or null when the definition or a setting stands in the way, which has been said then.</summary>
    private (Durable.Runtime.IDurableWorkflow Workflow, string Name)? Code(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new DefinitionLoader(_common.Load(parsed, _terminal, diagnostics));
        var documents = loader.Load([parsed.GetValue(_common.Input) ?? "-"], diagnostics);
        var options = new EmitOptions { Lambda = parsed.GetValue(_common.Lambda) };
        var conversion = documents is [var document] ? ConversionPipeline.Convert(document, diagnostics, options) : null;
        ConsoleReporter.Print(diagnostics.Sorted(), DiagnosticFormat.Text, _terminal);
        if (conversion is not { Output: { } output, Definition: { } definition })
        {
            return null;
        }

        if (parsed.GetValue(_keep) is { } folder)
        {
            var written = new OutputFolder(folder.FullName, Overwrite.Untouched).Write("", conversion, output, options);
            if (written.Problem is { } problem)
            {
                _terminal.Error.WriteLine($"sfn2durable: {problem}");
                return null;
            }
        }

        var (assembly, findings) = WorkflowAssembly.Load(output, cancellation);
        if (assembly is null)
        {
            throw new InvalidOperationException($"The generated code does not compile: {string.Join("; ", findings)}");
        }

        try
        {
            return (assembly.Create(UnavailableAwsServices.Instance), definition.Name);
        }
        catch (InvalidOperationException missing)
        {
            _terminal.Error.WriteLine($"sfn2durable: {missing.Message} Set it, or give a value with --substitute.");
            return null;
        }
    }

    private int Report(LocalResult result)
    {
        switch (result.Status)
        {
            case LocalStatus.Succeeded:
                _terminal.Out.WriteLine(ServiceJson.Write(result.Output));
                return ExitCode.Success;
            case LocalStatus.Running:
                _terminal.Error.WriteLine("The execution is still running: it waits for an answer that nobody gives here.");
                return ExitCode.InputError;
            default:
                _terminal.Error.WriteLine($"{result.Status.ToString().ToUpperInvariant()} {result.Error}: {result.Cause}".TrimEnd(':', ' '));
                return ExitCode.InputError;
        }
    }

    private static JsonNode? Input(string? text)
    {
        if (text is null)
        {
            return new JsonObject();
        }

        if (File.Exists(text))
        {
            return Json(text);
        }

        return ServiceJson.TryParse(text, out var value, out var problem)
            ? value
            : throw new FormatException($"The input is neither a file nor JSON ({problem}): {text}");
    }

    private static JsonNode? Json(string file) => ServiceJson.TryParse(File.ReadAllText(file), out var value, out var problem)
        ? value
        : throw new FormatException($"'{file}' is not JSON: {problem}");
}
