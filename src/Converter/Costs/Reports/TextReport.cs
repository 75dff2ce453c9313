using System.Text;

namespace Sfn2Durable.Costs.Reports;

/// <summary>A report as plain text with aligned columns.</summary>
internal static class TextReport
{
    private const int Width = 100;

    public static string Write(ReportDocument document)
    {
        var text = new StringBuilder();
        text.Append(document.Title).Append('\n').Append('=', document.Title.Length).Append("\n\n");
        foreach (var block in document.Blocks)
        {
            Write(block, text);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(ReportBlock block, StringBuilder text)
    {
        switch (block)
        {
            case ReportHeading heading:
                text.Append(Clean(heading.Text)).Append('\n');
                text.Append(heading.Level == 2 ? '-' : '.', Clean(heading.Text).Length).Append("\n\n");
                break;
            case ReportParagraph paragraph:
                Wrap(paragraph.Text, "", text);
                text.Append('\n');
                break;
            case ReportList list:
                foreach (var item in list.Items)
                {
                    Wrap(item, "- ", text);
                }

                text.Append('\n');
                break;
            case ReportTable table:
                Write(table, text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    private static void Write(ReportTable table, StringBuilder text)
    {
        var header = table.Columns.Select(static c => c.Title).ToList();
        var rows = table.Rows.Select(static r => r.Cells.Select(Clean).ToList()).Prepend(header).ToList();
        var widths = header.Select((_, column) => rows.Max(r => r[column].Length)).ToList();
        text.Append(table.Caption).Append('\n');
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = rows[i].Select((cell, column) =>
                table.Columns[column].IsNumber ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append("  ").Append(string.Join("  ", cells).TrimEnd()).Append('\n');
            if (i == 0)
            {
                text.Append("  ").Append('-', widths.Sum() + (2 * (widths.Count - 1))).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static void Wrap(string paragraph, string mark, StringBuilder text)
    {
        var line = new StringBuilder(mark);
        foreach (var word in Clean(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length >= Width && line.Length > mark.Length)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(' ', mark.Length);
            }

            line.Append(word).Append(' ');
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    /// <summary>Names come from files: what would steer a terminal is shown as a sign instead.</summary>
    private static string Clean(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(static c => char.IsControl(c) ? '\uFFFD' : c))
        : text;
}
