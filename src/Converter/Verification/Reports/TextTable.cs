namespace Sfn2Durable.Verification.Reports;

/// <summary>Rows under a header; a part of a report that every form of output lays out in its own way.</summary>
/// <param name="Title">A line above it.</param>
internal sealed record TextTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What verification came to, for people: lines about each mismatch, then tables, then one line.</summary>
internal sealed record VerifyText(IReadOnlyList<string> Mismatches, IReadOnlyList<TextTable> Tables, string Summary);
