using System.Buffers.Binary;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>The one connection that writes. Its methods lock, so that batches and housekeeping take turns.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Database _database;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _insert;
    private readonly Statement _insertMany;
    private readonly Statement _select;
    private readonly Statement _delete;
    private readonly Statement _archive;
    private readonly Statement _purge;

    private SqliteWriter(Database database)
    {
        _database = database;
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _commit = database.Prepare("COMMIT");
        _insert = database.Prepare("INSERT INTO journal VALUES (?, ?, ?)");
        _insertMany = database.Prepare(
            $"INSERT INTO journal VALUES {string.Join(", ", Enumerable.Repeat("(?, ?, ?)", CommitChunk.RowsAtOnce))}");
        _select = database.Prepare("SELECT entries FROM journal WHERE position = ?");
        _delete = database.Prepare("DELETE FROM journal WHERE position = ?");
        _archive = database.Prepare("INSERT INTO archive VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _purge = database.Prepare(
            "DELETE FROM archive WHERE number IN (SELECT number FROM archive WHERE ended < ? LIMIT 500)");
    }

    /// <summary>Opens a store's file, and makes or upgrades it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="durability">What a commit survives.</param>
    /// <param name="holder">Who has the file, for whoever finds it taken.</param>
    public static SqliteWriter Open(string path, SqliteDurability durability, string holder)
    {
        CheckLog(path);
        var database = Database.Open(path, canWrite: true);
        try
        {
            Schema.CheckIsStore(database);
            if (database.IsReadOnly || database.Text("PRAGMA journal_mode = WAL") != "wal")
            {
                throw Failures.ReadOnly(path);
            }

            database.Execute(durability == SqliteDurability.Full
                ? "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON"
                : "PRAGMA synchronous = NORMAL");
            Schema.Upgrade(database);
            database.Execute("DELETE FROM holder; DELETE FROM ballast");
            Schema.Grow(database);
            using var insert = database.Prepare("INSERT INTO holder VALUES (?, ?)");
            insert.Bind(1, holder).Bind(2, (long)durability).Run();

            // Into the file with it, so that it can be read whatever becomes of the log.
            database.Execute("PRAGMA wal_checkpoint(PASSIVE)");
            return new SqliteWriter(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Reads the journal, all of it. Nothing is written before it is read.</summary>
    public JournalScan Scan() => new(_database);

    public long LastArchived() => _database.Number("SELECT max(number) FROM archive");

    public void Write(CommitBatch batch) => InTransaction(() => batch.WriteTo(_insert, _insertMany));

    /// <summary>Moves an ended execution from the journal to the archive.</summary>
    public void Archive(IReadOnlyList<(ArchivedExecution Execution, long[] Rows)> executions) => InTransaction(() =>
    {
        foreach (var (execution, rows) in executions)
        {
            Archive(execution.Info, execution.Stream.Number, Gathered(execution.Stream.Number, rows));
            Delete(rows);
        }
    });

    public void Remove(long[] rows) => InTransaction(() => Delete(rows));

    /// <summary>Forgets some of those that ended before a time; answers how many.</summary>
    public int Purge(long endedBefore)
    {
        lock (_lock)
        {
            _purge.Bind(1, endedBefore).Run();
            return _database.Changes;
        }
    }

    /// <summary>Notes that the store was closed in good order; the write-ahead log will go into the file.</summary>
    /// <exception cref="ExecutionStoreException">It cannot be noted.</exception>
    public void Leave()
    {
        lock (_lock)
        {
            _database.Execute("DELETE FROM holder");
            _database.KeepsLog = false;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _database.Dispose();
        }
    }

    /// <summary>Throws when the write-ahead log of the last process has lost something.</summary>
    private static void CheckLog(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        // The log is looked at before SQLite, which drops what it does not like, gets to see it. Without the durability
        // that waits for the disk, a loss of power may leave a log like that.
        var damage = WriteAheadLog.FindDamage(path, Schema.BallastBytes);
        if (damage is null)
        {
            return;
        }

        using var database = Database.Open(path, canWrite: false);
        Schema.CheckIsStore(database);
        var hasHolder = database.Number("SELECT count(*) FROM sqlite_master WHERE name = 'holder'") > 0
            && database.Number($"SELECT count(*) FROM holder WHERE durability = {(int)SqliteDurability.Full}") > 0;
        if (hasHolder)
        {
            throw Failures.Damaged(path, damage);
        }
    }

    private void Delete(long[] rows)
    {
        foreach (var row in rows)
        {
            _delete.Bind(1, row).Run();
        }
    }

    private void Archive(ExecutionInfo info, long number, ReadOnlySpan<byte> entries) => _archive
        .Bind(1, number)
        .Bind(2, info.Id)
        .Bind(3, info.Workflow)
        .Bind(4, info.Version)
        .Bind(5, info.Name)
        .Bind(6, (long)info.Status)
        .Bind(7, info.StartTime.ToUnixTimeMilliseconds())
        .Bind(8, info.EndTime?.ToUnixTimeMilliseconds() ?? 0)
        .Bind(9, info.OperationCount)
        .Bind(10, info.BytesWritten)
        .Bind(11, entries)
        .Run();

    /// <summary>The bodies of an execution's rows, one behind the other, with one checksum.</summary>
    private byte[] Gathered(long execution, long[] rows)
    {
        using var gathered = new MemoryStream();
        foreach (var position in rows)
        {
            try
            {
                _select.Bind(1, position).Step();
                gathered.Write(JournalFormat.BodyOf(position, execution, _select.Blob(0)));
            }
            catch (FormatException exception)
            {
                throw Failures.UnreadableRow(_database.Path, position, exception);
            }
            finally
            {
                _select.Reset();
            }
        }

        var body = gathered.ToArray();
        var sum = JournalFormat.Checksum(JournalFormat.Checksum(body), JournalFormat.Archived, execution);
        Array.Resize(ref body, body.Length + JournalFormat.ChecksumLength);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(body.Length - JournalFormat.ChecksumLength), sum);
        return body;
    }

    private void InTransaction(Action action)
    {
        lock (_lock)
        {
            try
            {
                _begin.Run();
                action();
                _commit.Run();
            }
            catch
            {
                _database.Rollback();
                throw;
            }
        }
    }
}
