using Sfn2Durable.Emit.Syntax;
using Spectre.Console;

namespace Sfn2Durable.Cli.Stores;

/// <summary>A table: framed and coloured on a terminal, plain columns elsewhere, so that it can be cut and searched.
/// </summary>
internal sealed class StoreTable(Terminal terminal, params string[] headers)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row with one cell per column. What cannot be seen is written as an escape: names come from
    /// outside.</summary>
    public void Add(params string[] cells) => _rows.Add([.. cells.Select(VisibleText.Of)]);

    public void Write()
    {
        if (terminal.IsOutputInteractive)
        {
            WriteFramed();
        }
        else
        {
            WritePlain();
        }
    }

    private void WriteFramed()
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header, new Style(decoration: Decoration.Bold))));
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(static cell => new Text(cell, StyleOf(cell))));
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Out) }).Write(table);
    }

    private void WritePlain()
    {
        var all = _rows.Prepend(headers).ToList();
        var widths = headers.Select((_, column) => all.Max(row => row[column].Length)).ToList();
        foreach (var row in all)
        {
            var line = string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
            terminal.Out.WriteLine(line.TrimEnd());
        }
    }

    private static Style StyleOf(string cell) => cell switch
    {
        "SUCCEEDED" => new Style(Color.Green),
        "FAILED" or "TIMED_OUT" => new Style(Color.Red),
        "STOPPED" or "CANCELLED" => new Style(Color.Yellow),
        "RUNNING" or "STARTED" or "PENDING" or "READY" => new Style(Color.Blue),
        _ => Style.Plain,
    };
}
