namespace Durable.Runtime;

/// <summary>The outcome of one unit of a parallel or map operation.</summary>
/// <typeparam name="T">The type of its result.</typeparam>
public interface IBatchItem<T>
{
    /// <summary>The position in the input, from 0.</summary>
    int Index { get; }

    /// <summary>The name in history.</summary>
    string? Name { get; }

    /// <summary>How the unit ended.</summary>
    BatchItemStatus Status { get; }

    /// <summary>The result of a succeeded unit, otherwise <c>default</c>.</summary>
    T? Result { get; }

    /// <summary>The error of a failed unit, otherwise <c>null</c>.</summary>
    DurableExecutionException? Error { get; }
}
