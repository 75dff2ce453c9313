using System.CommandLine;
using Sfn2Durable.Cli.Commands;

namespace Sfn2Durable.Cli;

/// <summary>The commands, and what becomes of a command line that is wrong, interrupted or met by a bug.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = new RootCommand(
            "Converts AWS Step Functions state machines (Amazon States Language) into C# on a durable-execution runtime.")
        {
            ConvertCommand.Create(terminal),
            RunCommand.Create(terminal),
            InspectCommand.Create(terminal),
            CheckCommand.Create(terminal),
            AdoptCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            CostCommand.Create(terminal),
            ExecutionsCommand.Create(terminal),
            CallbacksCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not null && !AsksForHelp(args))
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync($"sfn2durable: {error.Message}").ConfigureAwait(false);
            }

            await terminal.Error.WriteLineAsync($"Try 'sfn2durable {CommandName(args)}--help'.").ConfigureAwait(false);
            return ExitCode.UsageError;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("sfn2durable: interrupted.").ConfigureAwait(false);
            return ExitCode.Interrupted;
        }
        catch (Exception bug)
        {
            await terminal.Error.WriteLineAsync(
                $"sfn2durable: this is a bug in the program, not in your files: {bug.GetType().Name}: {bug.Message}")
                .ConfigureAwait(false);
            if (Environment.GetEnvironmentVariable("SFN2DURABLE_DEBUG") is { Length: > 0 })
            {
                await terminal.Error.WriteLineAsync(bug.ToString()).ConfigureAwait(false);
            }

            return ExitCode.InternalError;
        }
    }

    private static bool AsksForHelp(string[] args) => args.Any(static a => a is "--help" or "-h" or "-?" or "--version");

    private static string CommandName(string[] args) =>
        args is [var first, ..] && !first.StartsWith('-') ? first + " " : "";
}
