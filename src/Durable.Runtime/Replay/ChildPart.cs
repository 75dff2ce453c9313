namespace Durable.Runtime.Replay;

/// <summary>A part of a workflow that runs in a context of its own.</summary>
/// <typeparam name="T">The type of its result.</typeparam>
internal sealed record ChildPart<T>(Func<IDurableContext, CancellationToken, Task<T>> Body)
{
    /// <summary>Whether the context is not recorded.</summary>
    public bool IsFlat { get; init; }

    public ILambdaSerializer? Serializer { get; init; }

    /// <summary>Replaces the exception of a failed part.</summary>
    public Func<Exception, Exception?>? ErrorMapping { get; init; }

    /// <summary>Tells the part, and the operations inside, to stop.</summary>
    public CancellationToken Token { get; init; }
}
