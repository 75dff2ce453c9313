namespace Durable.Runtime.Storage;

/// <summary>
/// Where a <see cref="JournaledExecutionStore"/> keeps its journal: the only part of a store that touches a disk.
/// Entries enter in an order and become safe in that order, so what is lost with the process is always the end of the
/// journal.
/// </summary>
public interface IExecutionJournal : IAsyncDisposable
{
    /// <summary>Where ended executions go; <c>null</c> when the journal keeps them itself.</summary>
    IExecutionArchive? Archive { get; }

    /// <summary>Whether the journal is only looked at: nothing goes on, and nothing is written. Default <c>false</c>.
    /// </summary>
    bool IsReadOnly => false;

    /// <summary>Opens the journal and reads it whole, in the order in which entries entered, without what is archived.
    /// </summary>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="ExecutionStoreException">The journal cannot be opened; the message says why.</exception>
    IAsyncEnumerable<JournalRecord> OpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes room for a new execution.</summary>
    /// <param name="executionId">The execution.</param>
    JournalStream CreateStream(string executionId);

    /// <summary>Takes entries in, without waiting: all become safe at once, or none. Called in order for one stream,
    /// from many threads for many.</summary>
    /// <param name="stream">The execution's stream.</param>
    /// <param name="entries">The entries, one at least.</param>
    /// <returns>A position to be passed to <see cref="CommitAsync"/>; it is larger than all before.</returns>
    long Enqueue(JournalStream stream, params ReadOnlySpan<JournalEntry> entries);

    /// <summary>Waits until everything up to a position is safe.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionStoreException">The entries could not be written and are not in the journal.
    /// </exception>
    ValueTask CommitAsync(long position, CancellationToken cancellationToken = default);

    /// <summary>Reads the entries of one execution, safe or not, in order. None are left of one that was removed.
    /// </summary>
    /// <param name="stream">The execution's stream.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="ExecutionStoreException">They cannot be read.</exception>
    ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        JournalStream stream,
        CancellationToken cancellationToken = default);

    /// <summary>Forgets executions.</summary>
    /// <param name="streams">Their streams.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionStoreException">They cannot be removed.</exception>
    ValueTask RemoveAsync(IReadOnlyCollection<JournalStream> streams, CancellationToken cancellationToken = default);
}

/// <summary>One entry as it is read back.</summary>
/// <param name="Stream">The execution's stream; the same instance for all entries of one execution.</param>
/// <param name="Entry">The entry.</param>
public readonly record struct JournalRecord(JournalStream Stream, JournalEntry Entry);

/// <summary>One execution's place in a journal. Journals derive from it to keep what they need to find it again.
/// </summary>
/// <param name="executionId">The execution.</param>
/// <param name="number">Its number in the order in which executions started, unique and never used again.</param>
public class JournalStream(string executionId, long number)
{
    private volatile bool _isBroken;
    private int _refusals;

    /// <summary>The execution.</summary>
    public string ExecutionId { get; } = executionId;

    /// <summary>The execution's number in the order in which executions started.</summary>
    public long Number { get; } = number;

    /// <summary>
    /// Set by the journal, before the failure is reported, when it had to refuse entries of this execution. Until the
    /// store has read the stream again and clears it, the journal refuses all that follows.
    /// </summary>
    public bool IsBroken
    {
        get => _isBroken;
        set
        {
            if (value)
            {
                Interlocked.Increment(ref _refusals);
            }

            _isBroken = value;
        }
    }

    /// <summary>What the store made of it when it read the journal; <c>null</c> for what started since.</summary>
    internal StoredExecution? Execution { get; set; }

    /// <summary>How often it was broken: what was read before it broke again is out of date.</summary>
    internal int Refusals => Volatile.Read(ref _refusals);
}
