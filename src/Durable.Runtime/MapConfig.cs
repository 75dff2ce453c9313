namespace Durable.Runtime;

/// <summary>Options of a map operation.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
public sealed class MapConfig<TItem>
{
    private int? _maxConcurrency;

    /// <summary>How many items are worked on at once. Default <c>null</c>: all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? MaxConcurrency
    {
        get => _maxConcurrency;
        set => _maxConcurrency = BatchRules.CheckedConcurrency(value);
    }

    /// <summary>When to stop starting items. Default <see cref="CompletionConfig.AllSuccessful"/>.</summary>
    public CompletionConfig CompletionConfig { get; set; } = CompletionConfig.AllSuccessful();

    /// <summary>Whether each item is recorded as an operation of its own. Default
    /// <see cref="NestingType.Nested"/>: it is.</summary>
    public NestingType NestingType { get; set; } = NestingType.Nested;

    /// <summary>Names an item in history, given the item and its index. Default <c>null</c>: the index as text.
    /// </summary>
    public Func<TItem, int, string>? ItemNamer { get; set; }

    /// <summary>Writes and reads each item's result. Default <c>null</c>: the workflow's serializer. Not part of the
    /// AWS SDK 1.0.</summary>
    public ILambdaSerializer? ItemSerializer { get; set; }

    /// <summary>Writes and reads the whole result: it is given the list of the succeeded items' results, see
    /// <see cref="IBatchResult{T}.GetResults"/>. Default <c>null</c>: a summary of every item. Not part of the AWS SDK
    /// 1.0.</summary>
    public ILambdaSerializer? Serializer { get; set; }
}
