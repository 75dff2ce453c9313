namespace Durable.Runtime;

/// <summary>The outcome of a parallel or map operation, without the type of its results.</summary>
public interface IBatchResult
{
    /// <summary>Why the operation ended.</summary>
    CompletionReason CompletionReason { get; }

    /// <summary>Whether any unit failed.</summary>
    bool HasFailure { get; }

    /// <summary>The number of units that succeeded.</summary>
    int SuccessCount { get; }

    /// <summary>The number of units that failed.</summary>
    int FailureCount { get; }

    /// <summary>The number of units that were started and told to stop before they ended.</summary>
    int StartedCount { get; }

    /// <summary>The number of units that were started; those never started do not count.</summary>
    int TotalCount { get; }
}

/// <summary>The outcome of a parallel or map operation. All lists are in input order.</summary>
/// <typeparam name="T">The type of the units' results.</typeparam>
public interface IBatchResult<T> : IBatchResult
{
    /// <summary>Every unit that was started.</summary>
    IReadOnlyList<IBatchItem<T>> All { get; }

    /// <summary>The units that succeeded.</summary>
    IReadOnlyList<IBatchItem<T>> Succeeded { get; }

    /// <summary>The units that failed.</summary>
    IReadOnlyList<IBatchItem<T>> Failed { get; }

    /// <summary>The units that were told to stop before they ended.</summary>
    IReadOnlyList<IBatchItem<T>> Started { get; }

    /// <summary>The results of the succeeded units; positions are not input positions when something failed.</summary>
    IReadOnlyList<T> GetResults();

    /// <summary>The errors of the failed units.</summary>
    IReadOnlyList<DurableExecutionException> GetErrors();

    /// <summary>Throws the error of the failed unit with the lowest index, if any failed.</summary>
    /// <exception cref="DurableExecutionException">A unit failed.</exception>
    void ThrowIfError();
}
