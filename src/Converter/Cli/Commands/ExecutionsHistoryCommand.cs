using System.CommandLine;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Storage;
using Sfn2Durable.Cli.Stores;
using StoreOptions = Sfn2Durable.Cli.Stores.StoreOptions;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable executions history</c>: what happened in an execution, in the event model of the service.
/// </summary>
internal sealed class ExecutionsHistoryCommand
{
    private const int LongestDetail = 60;

    private readonly StoreOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Option<bool> _newestFirst = new("--newest-first") { Description = "The newest event first." };

    private readonly Option<bool> _noData = new("--no-data")
    {
        Description = "Without inputs, results and errors.",
    };

    private ExecutionsHistoryCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new ExecutionsHistoryCommand(terminal);
        var command = new Command("history", "Show the events of one execution, as the AWS service would list them.")
        {
            self._common.Execution, self._common.Store, self._newestFirst, self._noData, self._common.Limit,
            self._common.Page, self._common.Format,
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

                var query = new HistoryQuery
                {
                    ExecutionId = execution.Id,
                    IncludeExecutionData = !parsed.GetValue(_noData),
                    ReverseOrder = parsed.GetValue(_newestFirst),
                    MaxItems = parsed.GetValue(_common.Limit),
                    Marker = parsed.GetValue(_common.Page),
                };
                var page = await view.GetHistoryAsync(query, cancellation).ConfigureAwait(false);
                if (_common.IsJson(parsed))
                {
                    StoreJson.Write(_terminal, ToJson(page));
                }
                else
                {
                    Print(page);
                }

                return ExitCode.Success;
            },
            cancellation);
    }

    /// <summary>The answer of the service's <c>GetDurableExecutionHistory</c>.</summary>
    private static JsonObject ToJson(Page<HistoryEvent> page)
    {
        var json = new JsonObject { ["Events"] = new JsonArray([.. page.Items.Select(static e => e.ToJson())]) };
        if (page.NextMarker is not null)
        {
            json["NextMarker"] = page.NextMarker;
        }

        return json;
    }

    private void Print(Page<HistoryEvent> page)
    {
        var table = new StoreTable(_terminal, "#", "TIME", "EVENT", "OPERATION", "DETAILS");
        foreach (var happened in page.Items)
        {
            table.Add(
                FormattableString.Invariant($"{happened.EventId}"),
                StoreText.Time(DateTimeOffset.FromUnixTimeMilliseconds(happened.EventTimestamp)),
                happened.EventType,
                happened.Name ?? happened.Id ?? "",
                Shortened(ServiceJson.Write(happened.Details)));
        }

        table.Write();
        if (page.NextMarker is not null)
        {
            _terminal.Error.WriteLine($"There are more: --page {page.NextMarker}");
        }
    }

    private static string Shortened(string text) =>
        text.Length <= LongestDetail ? text : string.Concat(text.AsSpan(0, LongestDetail - 1), "…");
}
