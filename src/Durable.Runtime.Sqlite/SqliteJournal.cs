using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>The journal in an SQLite file: one writer behind a <see cref="CommitQueue"/>, and readers beside it.</summary>
internal sealed partial class SqliteJournal : IExecutionJournal
{
    private readonly string _path;
    private readonly SqliteDurability _durability;
    private readonly CommitQueue _queue;
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private SqliteWriter? _writer;
    private StoreLock? _lock;
    private long _lastNumber;
    private bool _isOpen;

    public SqliteJournal(string path, SqliteDurability durability)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = StoreFile.Resolve(path);
        _durability = durability;
        _queue = new CommitQueue(batch => Writer.Write(batch));
    }

    public IExecutionArchive Archive => this;

    private SqliteWriter Writer =>
        _writer ?? throw new ExecutionStoreException($"The store '{_path}' is not open.");

    public async IAsyncEnumerable<JournalRecord> OpenAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            _lock = StoreLock.TryTake(_path) ?? throw InUse();
            StoreFile.CheckLength(_path, _lock.KnowsStore);
            _writer = SqliteWriter.Open(_path, _durability, Holder());
            var scan = _writer.Scan();
            foreach (var record in scan.Read(cancellationToken))
            {
                yield return record;
            }

            _lastNumber = Math.Max(scan.LastNumber, _writer.LastArchived());
            _queue.Begin(scan.LastPosition);
            _lock.NoteStore();
            _isOpen = true;
        }
        finally
        {
            if (!_isOpen)
            {
                await DisposeAsync();
            }
        }
    }

    public JournalStream CreateStream(string executionId) =>
        new SqliteStream(executionId, Interlocked.Increment(ref _lastNumber));

    public long Enqueue(JournalStream stream, params ReadOnlySpan<JournalEntry> entries)
    {
        var row = RowWriter.Fresh();
        foreach (var entry in entries)
        {
            JournalFormat.Write(row, entry);
        }

        return _queue.Enqueue((SqliteStream)stream, row.Written);
    }

    public ValueTask CommitAsync(long position, CancellationToken cancellationToken = default) =>
        _queue.CommitAsync(position, cancellationToken);

    public async ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        JournalStream stream,
        CancellationToken cancellationToken = default)
    {
        var own = (SqliteStream)stream;
        var rows = _queue.RowsOf(own);
        if (rows.Length > 0)
        {
            await _queue.CommitAsync(rows[^1], cancellationToken);
        }

        // Rows that are gone have moved to the archive meanwhile, or else the execution was removed.
        return Read(reader => (rows.Length > 0 ? reader.TryRead(own.Number, rows) : null)
            ?? reader.ReadArchived(own.Number));
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            try
            {
                await _queue.FlushAsync();
                if (_isOpen)
                {
                    _writer.Leave();
                }
            }
            catch (ExecutionStoreException)
            {
                // Nobody waited for what is lost here, or has been told. The log stays beside the file.
            }
        }

        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer?.Dispose();
        _writer = null;
        _lock?.Dispose();
        _lock = null;
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        _ = Writer;
        var reader = _readers.TryTake(out var idle) ? idle : new SqliteReader(_path);
        try
        {
            return read(reader);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private StoreInUseException InUse()
    {
        string? holder = null;
        try
        {
            using var database = Database.Open(_path, canWrite: false);
            holder = database.Text("SELECT description FROM holder");
        }
        catch (ExecutionStoreException)
        {
            // Then it remains unknown who it is.
        }

        return new StoreInUseException(
            $"The store '{_path}' is in use by {holder ?? "another process"}. One process at a time can open a store.");
    }

    private static string Holder()
    {
        var program = Path.GetFileNameWithoutExtension(Environment.ProcessPath);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} ({program}) on {Environment.MachineName}, since {DateTimeOffset.UtcNow:u}");
    }
}
