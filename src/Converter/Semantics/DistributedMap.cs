using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics;

/// <summary>What a Map in DISTRIBUTED mode has beyond an inline one; absent fields are null.</summary>
public sealed record DistributedMap(MachineType ExecutionType, SourceSpan Span)
{
    public string? Label { get; init; }

    public ItemReader? ItemReader { get; init; }

    public ItemBatcher? ItemBatcher { get; init; }

    public ResultWriter? ResultWriter { get; init; }

    public Template? ToleratedFailureCount { get; init; }

    /// <summary>0 to 100.</summary>
    public Template? ToleratedFailurePercentage { get; init; }
}

/// <summary><c>ItemReader</c>; enumerations are kept under their ASL spelling.</summary>
public sealed record ItemReader(string Resource, SourceSpan Span)
{
    public Template? Arguments { get; init; }

    public string? InputType { get; init; }

    public string? ManifestType { get; init; }

    public string? Transformation { get; init; }

    public string? ItemsPointer { get; init; }

    public string? CsvHeaderLocation { get; init; }

    public IReadOnlyList<string>? CsvHeaders { get; init; }

    public string? CsvDelimiter { get; init; }

    public Template? MaxItems { get; init; }
}

public sealed record ItemBatcher(SourceSpan Span)
{
    public Template? BatchInput { get; init; }

    public Template? MaxItemsPerBatch { get; init; }

    public Template? MaxInputBytesPerBatch { get; init; }
}

public sealed record ResultWriter(SourceSpan Span)
{
    public string? Resource { get; init; }

    public Template? Arguments { get; init; }

    public string? Transformation { get; init; }

    public string? OutputType { get; init; }
}
