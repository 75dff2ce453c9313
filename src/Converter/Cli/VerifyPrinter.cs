using System.Text.Json;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Verification.Histories;
using Sfn2Durable.Verification.Reports;
using Spectre.Console;

namespace Sfn2Durable.Cli;

/// <summary>Writes what verification came to: tables on a terminal, aligned text elsewhere, or JSON.</summary>
internal static class VerifyPrinter
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Json(VerifyReport report, IEnumerable<Diagnostic> diagnostics, Terminal terminal) =>
        terminal.Out.Write(VerifyJson.Build(report, diagnostics).ToJsonString(Indented) + "\n");

    public static void Text(VerifyReport report, Terminal terminal)
    {
        var text = VerifyTextBuilder.Build(report);
        if (terminal.IsOutputInteractive)
        {
            Show(text, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Out) }));
            return;
        }

        foreach (var line in text.Mismatches)
        {
            terminal.Out.Write(line + "\n");
        }

        foreach (var table in text.Tables)
        {
            Write(table, terminal.Out);
        }

        terminal.Out.Write(text.Summary + "\n");
    }

    private static void Show(VerifyText text, IAnsiConsole console)
    {
        foreach (var line in text.Mismatches)
        {
            var colour = line.TrimStart() switch
            {
                ['-', ..] => "red",
                ['+', ..] => "green",
                _ => "default",
            };
            console.MarkupLineInterpolated(System.Globalization.CultureInfo.InvariantCulture, $"[{colour}]{line}[/]");
        }

        foreach (var table in text.Tables)
        {
            var shown = new Table { Title = new TableTitle(Markup.Escape(table.Title)), Border = TableBorder.Rounded };
            shown.AddColumns([.. table.Columns.Select(Markup.Escape)]);
            foreach (var row in table.Rows)
            {
                shown.AddRow([.. row.Select(static c => Markup.Escape(ShortJson.Cut(c)))]);
            }

            console.Write(shown);
        }

        console.WriteLine(text.Summary);
    }

    private static void Write(TextTable table, TextWriter output)
    {
        var rows = table.Rows.Prepend(table.Columns).ToList();
        var widths = table.Columns.Select((_, column) => rows.Max(r => r[column].Length)).ToList();
        output.Write(table.Title + "\n");
        foreach (var row in rows)
        {
            output.Write("  " + string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd() + "\n");
        }

        output.Write("\n");
    }
}
