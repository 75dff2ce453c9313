using System.CommandLine;
using System.Text.Json.Nodes;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Sfn2Durable.Cli.Stores;
using Sfn2Durable.Diagnostics;
using StoreOptions = Sfn2Durable.Cli.Stores.StoreOptions;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable executions list</c>: the executions of a store, newest first.</summary>
internal sealed class ExecutionsListCommand
{
    private readonly StoreOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Option<ExecutionStatus[]> _status = new("--status")
    {
        Description = "Only executions that are running, succeeded, failed, timed-out or stopped. May be given several times.",
        HelpName = "STATUS",
        CustomParser = static result => [.. result.Tokens.Select(token => Status(token.Value, result)).OfType<ExecutionStatus>()],
    };

    private readonly Option<string?> _workflow = new("--workflow")
    {
        Description = "Only executions of this workflow.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _name = new("--name") { Description = "Only executions of this name.", HelpName = "NAME" };

    private readonly Option<DateTimeOffset?> _after = new("--started-after")
    {
        Description = "Only executions started then or later: a time (2026-01-31T12:00:00Z), or a time ago (90m, 2h, 7d).",
        HelpName = "TIME",
        CustomParser = StoreOptions.Instant,
    };

    private readonly Option<DateTimeOffset?> _before = new("--started-before")
    {
        Description = "Only executions started then or earlier.",
        HelpName = "TIME",
        CustomParser = StoreOptions.Instant,
    };

    private readonly Option<bool> _oldestFirst = new("--oldest-first") { Description = "The oldest first." };

    private ExecutionsListCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new ExecutionsListCommand(terminal);
        var command = new Command("list", "List executions and what they wait for.")
        {
            self._common.Store, self._status, self._workflow, self._name, self._after, self._before, self._oldestFirst,
            self._common.Limit, self._common.Page, self._common.Format,
        };
        command.SetCancellable(self.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation) =>
        new StoreAccess(_terminal, _common.FileOf(parsed)).ReadAsync(
            async view =>
            {
                var page = await view.ListAsync(Query(parsed), cancellation).ConfigureAwait(false);
                var rows = new List<(ExecutionInfo Execution, IReadOnlyList<Obstacle> WaitsFor)>();
                foreach (var execution in page.Items)
                {
                    rows.Add((execution, await WaitsForAsync(view, execution, cancellation).ConfigureAwait(false)));
                }

                if (_common.IsJson(parsed))
                {
                    StoreJson.Write(_terminal, new JsonObject
                    {
                        ["executions"] = new JsonArray([.. rows.Select(static r => StoreJson.Of(r.Execution, r.WaitsFor))]),
                        ["nextPage"] = page.NextMarker,
                    });
                }
                else
                {
                    Print(rows, page.NextMarker);
                }

                return ExitCode.Success;
            },
            cancellation);

    private ExecutionQuery Query(ParseResult parsed) => new()
    {
        Workflow = parsed.GetValue(_workflow),
        Name = parsed.GetValue(_name),
        Statuses = parsed.GetValue(_status) is { Length: > 0 } statuses ? statuses : null,
        StartedAfter = parsed.GetValue(_after),
        StartedBefore = parsed.GetValue(_before),
        ReverseOrder = parsed.GetValue(_oldestFirst),
        MaxItems = parsed.GetValue(_common.Limit),
        Marker = parsed.GetValue(_common.Page),
    };

    private static async Task<IReadOnlyList<Obstacle>> WaitsForAsync(
        SqliteStoreView view,
        ExecutionInfo execution,
        CancellationToken cancellation) => execution.Status == ExecutionStatus.Running
        ? Obstacle.Of(await view.GetOperationsAsync(execution.Id, cancellation).ConfigureAwait(false))
        : [];

    private void Print(List<(ExecutionInfo Execution, IReadOnlyList<Obstacle> WaitsFor)> rows, string? next)
    {
        if (rows.Count == 0)
        {
            _terminal.Error.WriteLine("No executions.");
            return;
        }

        var table = new StoreTable(_terminal, "EXECUTION", "STATUS", "STARTED", "ENDED", "WAITS FOR");
        foreach (var (execution, waitsFor) in rows)
        {
            table.Add(
                execution.Id,
                StoreText.Status(execution.Status),
                StoreText.Time(execution.StartTime),
                StoreText.Time(execution.EndTime),
                string.Join(", ", waitsFor));
        }

        table.Write();
        if (next is not null)
        {
            _terminal.Error.WriteLine($"There are more: --page {next}");
        }
    }

    private static ExecutionStatus? Status(string text, System.CommandLine.Parsing.ArgumentResult result)
    {
        var status = StoreText.StatusOf(text);
        if (status is null)
        {
            result.AddError($"'{text}' is not a status.{Suggestion.For(text, StoreText.Statuses)} "
                + $"Statuses: {string.Join(", ", StoreText.Statuses)}.");
        }

        return status;
    }
}
