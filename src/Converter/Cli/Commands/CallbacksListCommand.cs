using System.CommandLine;
using System.Text.Json.Nodes;
using Sfn2Durable.Cli.Stores;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable callbacks list</c>: what waits for an answer.</summary>
internal sealed class CallbacksListCommand
{
    private readonly StoreOptions _common = new();
    private readonly Terminal _terminal;

    private CallbacksListCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new CallbacksListCommand(terminal);
        var command = new Command("list", "List the callbacks that wait for an answer.")
        {
            self._common.Store, self._common.Format,
        };
        command.SetCancellable(self.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation) =>
        new StoreAccess(_terminal, _common.FileOf(parsed)).ReadAsync(
            async view =>
            {
                var callbacks = await OpenCallback.AllAsync(view, cancellation).ConfigureAwait(false);
                if (_common.IsJson(parsed))
                {
                    StoreJson.Write(
                        _terminal, new JsonObject { ["callbacks"] = new JsonArray([.. callbacks.Select(ToJson)]) });
                    return ExitCode.Success;
                }

                if (callbacks.Count == 0)
                {
                    await _terminal.Error.WriteLineAsync("No callback waits for an answer.").ConfigureAwait(false);
                    return ExitCode.Success;
                }

                var table = new StoreTable(_terminal, "EXECUTION", "NAME", "SINCE", "CALLBACK");
                foreach (var callback in callbacks)
                {
                    table.Add(callback.Execution, callback.Name, StoreText.Time(callback.Since), callback.Id);
                }

                table.Write();
                return ExitCode.Success;
            },
            cancellation);

    private static JsonObject ToJson(OpenCallback callback) => new()
    {
        ["callbackId"] = callback.Id,
        ["execution"] = callback.Execution,
        ["name"] = callback.Name,
        ["since"] = StoreText.Time(callback.Since),
    };
}
