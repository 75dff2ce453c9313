namespace Durable.Runtime.Replay;

/// <summary>The outcome of a batch.</summary>
internal sealed class BatchResult<T>(CompletionReason reason, IReadOnlyList<BatchItem<T>> items) : IBatchResult<T>
{
    public CompletionReason CompletionReason => reason;

    public bool HasFailure => FailureCount > 0;

    public int SuccessCount => Succeeded.Count;

    public int FailureCount => Failed.Count;

    public int StartedCount => Started.Count;

    public int TotalCount => items.Count;

    public IReadOnlyList<IBatchItem<T>> All => items;

    public IReadOnlyList<IBatchItem<T>> Succeeded { get; } = With(items, BatchItemStatus.Succeeded);

    public IReadOnlyList<IBatchItem<T>> Failed { get; } = With(items, BatchItemStatus.Failed);

    public IReadOnlyList<IBatchItem<T>> Started { get; } = With(items, BatchItemStatus.Started);

    public IReadOnlyList<T> GetResults() =>
        [.. Succeeded.Select(item => item.Result is { } result ? result : Missing<T>.Value)];

    public IReadOnlyList<DurableExecutionException> GetErrors() => [.. Failed.Select(item => item.Error).OfType<DurableExecutionException>()];

    public void ThrowIfError()
    {
        if (Failed.Count > 0 && Failed[0].Error is { } error)
        {
            throw error;
        }
    }

    private static List<IBatchItem<T>> With(IReadOnlyList<BatchItem<T>> items, BatchItemStatus status) =>
        [.. items.Where(item => item.Status == status)];
}
