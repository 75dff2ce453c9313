namespace Durable.Runtime.Replay;

/// <summary>What parallel and map have in common: units, how many at once, and when to stop.</summary>
/// <typeparam name="T">The type of a unit's result.</typeparam>
internal sealed record BatchPlan<T>
{
    /// <summary>The number of units.</summary>
    public required int Count { get; init; }

    public required Func<int, string> NameOf { get; init; }

    public required Func<int, IDurableContext, CancellationToken, Task<T>> RunAsync { get; init; }

    /// <summary>The sub-type of a unit.</summary>
    public required string UnitSubType { get; init; }

    public required CompletionConfig Completion { get; init; }

    public int? MaxConcurrency { get; init; }

    public bool IsFlat { get; init; }

    public ILambdaSerializer? ItemSerializer { get; init; }

    /// <summary>Writes and reads the list of results, in place of the summary.</summary>
    public ILambdaSerializer? Serializer { get; init; }
}
