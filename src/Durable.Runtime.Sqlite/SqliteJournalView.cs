using System.Runtime.CompilerServices;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>The journal as it is now, beside the process that writes it, or without any. Takes no lock.</summary>
internal sealed class SqliteJournalView(string path) : IExecutionJournal, IExecutionArchive
{
    private readonly string _path = StoreFile.Resolve(path);
    private readonly Lock _lock = new();
    private SqliteReader? _reader;

    public IExecutionArchive Archive => this;

    public bool IsReadOnly => true;

    public async IAsyncEnumerable<JournalRecord> OpenAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        Check();
        _reader = new SqliteReader(_path);
        foreach (var record in _reader.Scan().Read(cancellationToken))
        {
            yield return record;
        }
    }

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        JournalStream stream,
        CancellationToken cancellationToken = default)
    {
        var own = (SqliteStream)stream;

        // Rows that are gone have moved to the archive meanwhile, or else the execution was removed.
        return new(Read(reader => (own.Rows.Length > 0 ? reader.TryRead(own.Number, own.Rows.ToArray()) : null)
            ?? reader.ReadArchived(own.Number)));
    }

    public ValueTask<ArchivedExecution?> FindAsync(string executionId, CancellationToken cancellationToken = default) =>
        new(Read(reader => reader.Find(executionId)));

    public ValueTask<IReadOnlyList<ArchivedExecution>> ListAsync(
        ExecutionQuery query,
        long? beyond,
        int count,
        CancellationToken cancellationToken = default) =>
        new(Read(reader => reader.List(query, beyond, count)));

    public JournalStream CreateStream(string executionId) => throw ReadOnly();

    public long Enqueue(JournalStream stream, params ReadOnlySpan<JournalEntry> entries) => throw ReadOnly();

    public ValueTask CommitAsync(long position, CancellationToken cancellationToken = default) => throw ReadOnly();

    public ValueTask RemoveAsync(
        IReadOnlyCollection<JournalStream> streams,
        CancellationToken cancellationToken = default) => throw ReadOnly();

    public ValueTask AddAsync(
        IReadOnlyCollection<ArchivedExecution> executions,
        CancellationToken cancellationToken = default) => throw ReadOnly();

    public ValueTask<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default) =>
        throw ReadOnly();

    public ValueTask DisposeAsync()
    {
        _reader?.Dispose();
        _reader = null;
        return ValueTask.CompletedTask;
    }

    /// <summary>Throws when there is no store that this program can read.</summary>
    private void Check()
    {
        if (!File.Exists(_path))
        {
            throw new ExecutionStoreException($"There is no store '{_path}'.");
        }

        StoreFile.CheckLength(_path, hasBeenStore: true);
        using var database = Database.Open(_path, canWrite: false);
        Schema.CheckIsStore(database);
        Schema.CheckIsCurrent(database);
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        lock (_lock)
        {
            return read(_reader ?? throw new ObjectDisposedException(nameof(SqliteStoreView)));
        }
    }

    private NotSupportedException ReadOnly() => new($"'{_path}' is open for reading only.");
}
