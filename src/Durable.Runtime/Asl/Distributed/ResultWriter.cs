using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary><c>ResultWriter</c> of a distributed Map: where its results go and in which form.</summary>
public sealed record ResultWriter
{
    /// <summary><c>arn:aws:states:::s3:putObject</c>, or <c>null</c> (the default) to return the results.</summary>
    public string? Resource { get; init; }

    /// <summary><c>Parameters</c> or <c>Arguments</c>, evaluated: <c>Bucket</c> and <c>Prefix</c>.</summary>
    public JsonNode? Arguments { get; init; }

    /// <summary><c>NONE</c>, <c>COMPACT</c> or <c>FLATTEN</c>; default <c>null</c>: <c>NONE</c> when the results are
    /// written, <c>COMPACT</c> when they are returned.</summary>
    public string? Transformation { get; init; }

    /// <summary><c>JSON</c> or <c>JSONL</c>; default <c>null</c>, which is <c>JSON</c>.</summary>
    public string? OutputType { get; init; }
}
