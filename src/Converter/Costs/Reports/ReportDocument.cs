namespace Sfn2Durable.Costs.Reports;

/// <summary>A report as headings, sentences and tables, before it is decided how it looks.</summary>
internal sealed record ReportDocument(string Title, IReadOnlyList<ReportBlock> Blocks);

internal abstract record ReportBlock;

/// <param name="Level">2 for a section, 3 for a part of it.</param>
internal sealed record ReportHeading(int Level, string Text) : ReportBlock;

internal sealed record ReportParagraph(string Text) : ReportBlock;

internal sealed record ReportList(IReadOnlyList<string> Items) : ReportBlock;

/// <param name="Caption">What the table shows, in a few words.</param>
internal sealed record ReportTable(
    string Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows) : ReportBlock;

/// <param name="IsNumber">Numbers are set to the right.</param>
internal sealed record ReportColumn(string Title, bool IsNumber = false);

/// <param name="IsStrong">A sum or a verdict, which stands out.</param>
internal sealed record ReportRow(IReadOnlyList<string> Cells, bool IsStrong = false)
{
    public static ReportRow Of(params string[] cells) => new(cells);
}
