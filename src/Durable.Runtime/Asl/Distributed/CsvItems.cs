using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>The rows of a CSV file as items: objects of texts, keyed by the headers.</summary>
internal static class CsvItems
{
    public static IEnumerable<JsonNode?> Read(string text, ItemReader reader)
    {
        using var rows = new CsvText(text, DelimiterOf(reader.CsvDelimiter)).Rows().GetEnumerator();
        var headers = reader.CsvHeaderLocation == "GIVEN" ? reader.CsvHeaders : rows.MoveNext() ? rows.Current : [];
        if (headers.Distinct(StringComparer.Ordinal).Count() < headers.Count)
        {
            throw ItemFailures.Reader("CSV headers cannot contain duplicates.");
        }

        while (rows.MoveNext())
        {
            yield return ToItem(headers, rows.Current);
        }
    }

    // Columns without a header are dropped, headers without a column have an empty text.
    private static JsonObject ToItem(IReadOnlyList<string> headers, IReadOnlyList<string> fields) =>
        new(headers.Select((header, index) =>
            KeyValuePair.Create(header, (JsonNode?)(index < fields.Count ? fields[index] : ""))));

    private static char DelimiterOf(string? name) => name switch
    {
        "PIPE" => '|',
        "SEMICOLON" => ';',
        "SPACE" => ' ',
        "TAB" => '\t',
        _ => ',',
    };
}
