using System.CommandLine;
using System.Text;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Sfn2Durable.Cli.Stores;
using Sfn2Durable.Diagnostics;
using StoreOptions = Sfn2Durable.Cli.Stores.StoreOptions;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable callbacks succeed|fail|heartbeat</c>: answers a callback, or says that its answer is still to
/// come. The execution goes on with the next start of its host.</summary>
internal sealed class CallbackAnswerCommand
{
    private readonly StoreOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Argument<string> _callback = new("callback")
    {
        Description = "The callback's id, as 'callbacks list' shows it.",
    };

    private readonly Option<string?> _result = new("--result")
    {
        Description = "The result as JSON: --result '\"yes\"'. null where neither this nor --result-file is given.",
        HelpName = "JSON",
    };

    private readonly Option<string?> _resultFile = new("--result-file")
    {
        Description = "A file with the result as JSON, or - for standard input.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _error = new("--error") { Description = "The name of the error.", HelpName = "NAME" };

    private readonly Option<string?> _cause = new("--cause") { Description = "The error in words.", HelpName = "TEXT" };

    private CallbackAnswerCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command CreateSucceed(Terminal terminal)
    {
        var self = new CallbackAnswerCommand(terminal);
        var command = new Command("succeed", "Answer a callback with a result. No host may have the store open.")
        {
            self._callback, self._common.Store, self._result, self._resultFile,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(self._result) is not null && result.GetResult(self._resultFile) is not null)
            {
                result.AddError("Give --result or --result-file, not both.");
            }
        });
        command.SetCancellable(self.SucceedAsync);
        return command;
    }

    public static Command CreateFail(Terminal terminal)
    {
        var self = new CallbackAnswerCommand(terminal);
        var command = new Command("fail", "Answer a callback with an error. No host may have the store open.")
        {
            self._callback, self._common.Store, self._error, self._cause,
        };
        command.SetCancellable((parsed, cancellation) => self.AnswerAsync(
            parsed,
            CallbackOutcome.Failed(new ErrorObject
            {
                ErrorType = parsed.GetValue(self._error),
                ErrorMessage = parsed.GetValue(self._cause),
            }),
            cancellation));
        return command;
    }

    public static Command CreateHeartbeat(Terminal terminal)
    {
        var self = new CallbackAnswerCommand(terminal);
        var command = new Command("heartbeat", "Restart the heartbeat timer of a callback. No host may have the store open.")
        {
            self._callback, self._common.Store,
        };
        command.SetCancellable((parsed, cancellation) => self.AnswerAsync(parsed, outcome: null, cancellation));
        return command;
    }

    private async Task<int> SucceedAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string? payload;
        try
        {
            payload = Payload(parsed);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            await SayAsync($"the result cannot be read: {problem.Message}").ConfigureAwait(false);
            return ExitCode.InputError;
        }

        if (payload is not null && !ServiceJson.TryParse(payload, out _, out var mistake))
        {
            await SayAsync($"the result is not JSON: {mistake} A text is written with quotes: '\"yes\"'.")
                .ConfigureAwait(false);
            return ExitCode.InputError;
        }

        return await AnswerAsync(parsed, CallbackOutcome.Succeeded(payload?.Trim()), cancellation).ConfigureAwait(false);
    }

    private string? Payload(ParseResult parsed)
    {
        if (parsed.GetValue(_resultFile) is not { } file)
        {
            return parsed.GetValue(_result);
        }

        using var stream = file == "-" ? _terminal.OpenInput() : File.OpenRead(file);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }

    /// <summary>Gives the answer; none means a heartbeat.</summary>
    private Task<int> AnswerAsync(ParseResult parsed, CallbackOutcome? outcome, CancellationToken cancellation)
    {
        var access = new StoreAccess(_terminal, _common.FileOf(parsed));
        var id = parsed.GetRequiredValue(_callback);
        return access.ChangeAsync(
            async (view, store) =>
            {
                try
                {
                    if (outcome is null)
                    {
                        await store.HeartbeatCallbackAsync(id, cancellation).ConfigureAwait(false);
                    }
                    else
                    {
                        await store.CompleteCallbackAsync(id, outcome, cancellation).ConfigureAwait(false);
                    }

                    return ExitCode.Success;
                }
                catch (ExecutionNotFoundException)
                {
                    return await UnknownAsync(access, view, id, cancellation).ConfigureAwait(false);
                }
                catch (ArgumentException tooLarge)
                {
                    access.Say(tooLarge.Message.Split(" (Parameter")[0]);
                    return ExitCode.InputError;
                }
            },
            cancellation);
    }

    private static async Task<int> UnknownAsync(
        StoreAccess access,
        SqliteStoreView view,
        string id,
        CancellationToken cancellation)
    {
        var open = await OpenCallback.AllAsync(view, cancellation).ConfigureAwait(false);
        var near = Suggestion.For(id, open.Select(static c => c.Id));
        access.Say($"there is no callback '{id}'.{(near.Length > 0 ? near : " 'callbacks list' shows the open ones.")}");
        return ExitCode.InputError;
    }

    private Task SayAsync(string message) => _terminal.Error.WriteLineAsync($"sfn2durable: {message}");
}
