using System.CommandLine;
using Durable.Runtime.Storage;
using Sfn2Durable.Cli.Stores;
using Sfn2Durable.Emit.Syntax;
using StoreOptions = Sfn2Durable.Cli.Stores.StoreOptions;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable executions show</c>: one execution with its operations.</summary>
internal sealed class ExecutionsShowCommand
{
    private readonly StoreOptions _common = new();
    private readonly Terminal _terminal;

    private ExecutionsShowCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new ExecutionsShowCommand(terminal);
        var command = new Command("show", "Show one execution: input, outcome, operations, open callbacks.")
        {
            self._common.Execution, self._common.Store, self._common.Format,
        };
        command.SetCancellable(self.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var access = new StoreAccess(_terminal, _common.FileOf(parsed));
        return access.ReadAsync(
            async view =>
            {
                var text = parsed.GetRequiredValue(_common.Execution);
                if (await access.FindAsync(view, text, cancellation).ConfigureAwait(false) is not { } execution)
                {
                    return ExitCode.InputError;
                }

                var operations = await view.GetOperationsAsync(execution.Id, cancellation).ConfigureAwait(false);
                if (_common.IsJson(parsed))
                {
                    StoreJson.Write(_terminal, StoreJson.Of(execution, operations));
                }
                else
                {
                    Print(execution, operations);
                }

                return ExitCode.Success;
            },
            cancellation);
    }

    private void Print(ExecutionInfo execution, IReadOnlyList<OperationRecord> operations)
    {
        Line("execution", execution.Id);
        Line("version", execution.Version);
        Line("status", StoreText.Status(execution.Status));
        Line("started", StoreText.Time(execution.StartTime));
        Line("ended", execution.EndTime is { } end ? StoreText.Time(end) : null);
        Line("input", execution.Input);
        Line("result", execution.Result);
        Line("error", execution.Error is { } error ? $"{error.ErrorType}: {error.ErrorMessage}".TrimEnd(':', ' ') : null);
        foreach (var obstacle in execution.Status == ExecutionStatus.Running ? Obstacle.Of(operations) : [])
        {
            Line("waits for", obstacle.ToString());
            Line("callback", obstacle.CallbackId);
        }

        if (operations.Count == 0)
        {
            return;
        }

        _terminal.Out.WriteLine();
        var table = new StoreTable(_terminal, "OPERATION", "TYPE", "STATUS", "ATTEMPT", "STARTED", "ENDED");
        foreach (var operation in operations)
        {
            table.Add(
                operation.Name ?? operation.Id,
                operation.SubType ?? operation.Type.ToString(),
                operation.Status.ToString().ToUpperInvariant(),
                FormattableString.Invariant($"{operation.Attempt}"),
                Time(operation.StartTimestamp),
                Time(operation.EndTimestamp));
        }

        table.Write();
    }

    private static string Time(long? milliseconds) =>
        milliseconds is { } time ? StoreText.Time(DateTimeOffset.FromUnixTimeMilliseconds(time)) : "";

    private void Line(string label, string? text)
    {
        if (text is not null)
        {
            _terminal.Out.WriteLine($"{label,-10} {VisibleText.Of(text)}");
        }
    }
}
