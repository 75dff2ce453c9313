using System.Text;

namespace Sfn2Durable.Costs.Reports;

/// <summary>A report as Markdown with tables, as GitHub and GitLab show them in a pull request.</summary>
internal static class MarkdownReport
{
    private const string Special = "\\`*_{}[]<>#|~$";

    public static string Write(ReportDocument document)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(document.Title)).Append("\n\n");
        foreach (var block in document.Blocks)
        {
            Write(block, text);
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(ReportBlock block, StringBuilder text)
    {
        switch (block)
        {
            case ReportHeading heading:
                text.Append('#', heading.Level).Append(' ').Append(Escape(heading.Text)).Append('\n');
                break;
            case ReportParagraph paragraph:
                text.Append(Escape(paragraph.Text)).Append('\n');
                break;
            case ReportList list:
                text.AppendJoin("", list.Items.Select(static i => $"- {Escape(i)}\n"));
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
        text.Append(Escape(table.Caption)).Append(":\n\n");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(static c => Escape(c.Title))).Append(" |\n|");
        text.AppendJoin('|', table.Columns.Select(static c => c.IsNumber ? "--:" : "---")).Append("|\n");
        foreach (var row in table.Rows)
        {
            var cells = row.Cells.Select(c => row.IsStrong && c.Length > 0 ? $"**{Escape(c)}**" : Escape(c));
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Special.Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }
}
