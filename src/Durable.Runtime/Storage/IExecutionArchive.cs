namespace Durable.Runtime.Storage;

/// <summary>
/// Where a journal keeps executions that have ended, so that neither memory nor the next opening has to carry them.
/// Their entries are still read with <see cref="IExecutionJournal.ReadAsync"/>.
/// </summary>
public interface IExecutionArchive
{
    /// <summary>Takes ended executions over from the journal.</summary>
    /// <param name="executions">The executions, with all their entries in the journal.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionStoreException">They could not be written; the journal still has them.</exception>
    ValueTask AddAsync(
        IReadOnlyCollection<ArchivedExecution> executions,
        CancellationToken cancellationToken = default);

    /// <summary>Finds an execution by its id.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<ArchivedExecution?> FindAsync(string executionId, CancellationToken cancellationToken = default);

    /// <summary>Lists executions in the order of their numbers.</summary>
    /// <param name="query">Which, and whether from the newest or the oldest; its page is ignored.</param>
    /// <param name="beyond">The number to begin behind; <c>null</c> to begin at the end.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<IReadOnlyList<ArchivedExecution>> ListAsync(
        ExecutionQuery query,
        long? beyond,
        int count,
        CancellationToken cancellationToken = default);

    /// <summary>Forgets executions that ended before a time.</summary>
    /// <param name="endedBefore">The time.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>How many were forgotten.</returns>
    ValueTask<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default);
}

/// <summary>An execution that has ended.</summary>
/// <param name="Stream">Its place in the journal.</param>
/// <param name="Info">Its summary, without input, result and error.</param>
public sealed record ArchivedExecution(JournalStream Stream, ExecutionInfo Info);
