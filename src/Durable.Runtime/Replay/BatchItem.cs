namespace Durable.Runtime.Replay;

/// <summary>The outcome of one unit.</summary>
internal sealed class BatchItem<T> : IBatchItem<T>
{
    public required int Index { get; init; }

    public required string? Name { get; init; }

    public required BatchItemStatus Status { get; init; }

    public T? Result { get; init; }

    public DurableExecutionException? Error { get; init; }
}
