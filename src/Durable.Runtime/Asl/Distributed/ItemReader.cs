using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary><c>ItemReader</c> of a distributed Map: where its items come from when not from the state's input. Fields
/// and values have the spelling of the Amazon States Language.</summary>
public sealed record ItemReader
{
    /// <summary><c>arn:aws:states:::s3:getObject</c> or <c>arn:aws:states:::s3:listObjectsV2</c>.</summary>
    public required string Resource { get; init; }

    /// <summary><c>Parameters</c> or <c>Arguments</c>, evaluated: <c>Bucket</c>, <c>Key</c>, <c>VersionId</c>,
    /// <c>Prefix</c>.</summary>
    public JsonNode? Arguments { get; init; }

    /// <summary><c>CSV</c>, <c>JSON</c>, <c>JSONL</c>, <c>PARQUET</c> or <c>MANIFEST</c>; default
    /// <c>null</c>.</summary>
    public string? InputType { get; init; }

    /// <summary><c>ATHENA_DATA</c> or <c>S3_INVENTORY</c>; default <c>null</c>.</summary>
    public string? ManifestType { get; init; }

    /// <summary><c>NONE</c> or <c>LOAD_AND_FLATTEN</c>; default <c>null</c>, which is <c>NONE</c>.</summary>
    public string? Transformation { get; init; }

    /// <summary>A JSON Pointer to the items inside a JSON file; default <c>null</c>: the whole file.</summary>
    public string? ItemsPointer { get; init; }

    /// <summary><c>FIRST_ROW</c> or <c>GIVEN</c>; default <c>null</c>, which is <c>FIRST_ROW</c>.</summary>
    public string? CsvHeaderLocation { get; init; }

    /// <summary>The columns of a CSV file with <c>GIVEN</c> headers. Default: none.</summary>
    public IReadOnlyList<string> CsvHeaders { get; init; } = [];

    /// <summary><c>COMMA</c>, <c>PIPE</c>, <c>SEMICOLON</c>, <c>SPACE</c> or <c>TAB</c>; default <c>null</c>, which is
    /// <c>COMMA</c>.</summary>
    public string? CsvDelimiter { get; init; }

    /// <summary>How many items are taken; 0 (the default) takes all.</summary>
    public int MaxItems { get; init; }

    /// <summary>Reads PARQUET files; <c>null</c> (the default) refuses them.</summary>
    public IParquetReader? Parquet { get; init; }
}
