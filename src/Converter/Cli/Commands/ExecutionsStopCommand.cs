using System.CommandLine;
using Durable.Runtime;
using Durable.Runtime.Storage;
using Sfn2Durable.Cli.Stores;
using StoreOptions = Sfn2Durable.Cli.Stores.StoreOptions;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable executions stop</c>: ends an execution for good.</summary>
internal sealed class ExecutionsStopCommand
{
    private readonly StoreOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Option<string?> _error = new("--error")
    {
        Description = "The name of the error that is recorded as the reason.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _cause = new("--cause")
    {
        Description = "The reason in words; recorded too.",
        HelpName = "TEXT",
    };

    private ExecutionsStopCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new ExecutionsStopCommand(terminal);
        var command = new Command("stop", "Stop an execution for good. No host may have the store open.")
        {
            self._common.Execution, self._common.Store, self._error, self._cause,
        };
        command.SetCancellable(self.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var access = new StoreAccess(_terminal, _common.FileOf(parsed));
        return access.ChangeAsync(
            async (view, store) =>
            {
                var text = parsed.GetRequiredValue(_common.Execution);
                if (await access.FindAsync(view, text, cancellation).ConfigureAwait(false) is not { } found)
                {
                    return ExitCode.InputError;
                }

                var before = await store.GetAsync(found.Id, cancellation).ConfigureAwait(false) ?? found;
                if (before.Status != ExecutionStatus.Running)
                {
                    access.Say($"execution '{found.Id}' has ended already: {StoreText.Status(before.Status)}.");
                    return ExitCode.InputError;
                }

                var error = new ErrorObject
                {
                    ErrorType = parsed.GetValue(_error),
                    ErrorMessage = parsed.GetValue(_cause),
                };
                var stopped = await store.StopAsync(found.Id, error, cancellation).ConfigureAwait(false);
                await _terminal.Error.WriteLineAsync($"{found.Id} is {StoreText.Status(stopped.Status)}.").ConfigureAwait(false);
                return ExitCode.Success;
            },
            cancellation);
    }
}
