namespace Durable.Runtime;

/// <summary>Options of a parallel operation.</summary>
public sealed class ParallelConfig
{
    private int? _maxConcurrency;

    /// <summary>How many branches run at once. Default <c>null</c>: all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? MaxConcurrency
    {
        get => _maxConcurrency;
        set => _maxConcurrency = BatchRules.CheckedConcurrency(value);
    }

    /// <summary>When to stop starting branches. Default <see cref="CompletionConfig.AllSuccessful"/>.</summary>
    public CompletionConfig CompletionConfig { get; set; } = CompletionConfig.AllSuccessful();

    /// <summary>Whether each branch is recorded as an operation of its own. Default
    /// <see cref="NestingType.Nested"/>: it is.</summary>
    public NestingType NestingType { get; set; } = NestingType.Nested;

    /// <summary>Writes and reads each branch's result. Default <c>null</c>: the workflow's serializer. Not part of the
    /// AWS SDK 1.0.</summary>
    public ILambdaSerializer? ItemSerializer { get; set; }

    /// <summary>Writes and reads the whole result: it is given the list of the succeeded branches' results, see
    /// <see cref="IBatchResult{T}.GetResults"/>. Default <c>null</c>: a summary of every branch. Not part of the AWS
    /// SDK 1.0.</summary>
    public ILambdaSerializer? Serializer { get; set; }
}
