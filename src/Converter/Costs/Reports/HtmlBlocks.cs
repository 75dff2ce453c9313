namespace Sfn2Durable.Costs.Reports;

/// <summary>The blocks of a report as HTML.</summary>
internal sealed class HtmlBlocks(HtmlText html)
{
    /// <summary>Put before the captions of tables as names for assistive technology, where a page has several alike.</summary>
    public string Subject { get; set; } = "";

    public void Write(ReportBlock block)
    {
        switch (block)
        {
            case ReportHeading heading:
                html.Element(heading.Level == 2 ? "h2" : "h3", heading.Text);
                break;
            case ReportParagraph paragraph:
                html.Element("p", paragraph.Text);
                break;
            case ReportList list:
                html.Open("ul");
                foreach (var item in list.Items)
                {
                    html.Element("li", item);
                }

                html.Close();
                break;
            case ReportTable table:
                Write(table);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    /// <summary>A table in a frame that scrolls by itself, also with the keyboard, so that the page never does.</summary>
    private void Write(ReportTable table)
    {
        html.Open("div", ("class", "scroll"), ("role", "region"), ("aria-label", Subject + table.Caption), ("tabindex", "0"));
        html.Open("table").Element("caption", table.Caption).Open("thead").Open("tr");
        foreach (var column in table.Columns)
        {
            html.Element("th", column.Title.Length == 0 ? "Dimension" : column.Title, ("scope", "col"), ("class", column.IsNumber ? "n" : null));
        }

        html.Close().Close().Open("tbody");
        foreach (var row in table.Rows)
        {
            html.Open("tr", ("class", row.IsStrong ? "strong" : null));
            var head = table.Columns.ToList().FindIndex(static c => !c.IsNumber);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var style = table.Columns[i].IsNumber ? "n" : null;
                html.Element(i == head ? "th" : "td", row.Cells[i], ("scope", i == head ? "row" : null), ("class", style));
            }

            html.Close();
        }

        html.Close().Close().Close();
    }
}
