using System.Collections.Concurrent;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// Reads the entries that are not archived, from the first to the last, in three stages beside each other: a thread copies
/// rows out of SQLite, others decode them, and whoever reads gets the entries in order.
/// </summary>
/// <param name="database">The connection. Nobody else uses it while it is read.</param>
internal sealed class JournalScan(Database database)
{
    private readonly Dictionary<long, SqliteStream> _streams = [];
    private readonly ConcurrentBag<NameCache> _names = [];
    private bool _isRowWaiting;

    /// <summary>The position of the last row so far.</summary>
    public long LastPosition { get; private set; }

    /// <summary>The largest number of an execution so far.</summary>
    public long LastNumber { get; private set; }

    /// <summary>Reads all.</summary>
    /// <exception cref="StoreDamagedException">A row is not what was written.</exception>
    public IEnumerable<JournalRecord> Read(CancellationToken cancellationToken)
    {
        using var rows = database.Prepare("SELECT position, execution, entries FROM journal ORDER BY position");
        var decoding = new Queue<Task<RowChunk>>();
        var isAtEnd = false;
        var reading = Task.Run(() => ReadChunk(rows), CancellationToken.None);
        try
        {
            while (!isAtEnd || decoding.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!isAtEnd)
                {
                    var chunk = reading.GetAwaiter().GetResult();
                    isAtEnd = chunk.IsLast;
                    decoding.Enqueue(Task.Run(() => Decode(chunk), CancellationToken.None));
                    reading = isAtEnd ? reading : Task.Run(() => ReadChunk(rows), CancellationToken.None);
                }

                if (isAtEnd || decoding.Count > Environment.ProcessorCount)
                {
                    foreach (var record in Records(decoding.Dequeue()))
                    {
                        yield return record;
                    }
                }
            }
        }
        finally
        {
            // The statement is in use until then.
            Task.WaitAny([reading], CancellationToken.None);
        }
    }

    /// <summary>Copies rows from where the last chunk ended.</summary>
    private RowChunk ReadChunk(Statement rows)
    {
        var chunk = new RowChunk();
        if (_isRowWaiting)
        {
            Add(chunk, rows);
        }

        while (rows.Step())
        {
            if (!Add(chunk, rows))
            {
                _isRowWaiting = true;
                return chunk;
            }
        }

        chunk.IsLast = true;
        return chunk;
    }

    private static bool Add(RowChunk chunk, Statement rows) =>
        chunk.TryAdd(rows.Int64(0), rows.Int64(1), rows.Blob(2));

    private RowChunk Decode(RowChunk chunk)
    {
        var names = _names.TryTake(out var used) ? used : new NameCache();
        chunk.Decode(database.Path, names);
        _names.Add(names);
        return chunk;
    }

    private IEnumerable<JournalRecord> Records(Task<RowChunk> decoded)
    {
        var chunk = decoded.GetAwaiter().GetResult();
        var next = 0;
        for (var i = 0; i < chunk.Count; i++)
        {
            var row = chunk[i];
            var stream = StreamOf(row, chunk.Entries[next]);
            stream.Add(row.Position);
            LastPosition = row.Position;
            while (next < row.LastEntry)
            {
                yield return new JournalRecord(stream, chunk.Entries[next++]);
            }
        }
    }

    private SqliteStream StreamOf(RowChunk.Row row, JournalEntry first)
    {
        if (!_streams.TryGetValue(row.Execution, out var stream))
        {
            var id = (first as ExecutionStartedEntry)?.ExecutionId ?? throw Failures.Damaged(
                database.Path,
                FormattableString.Invariant($"row {row.Position} belongs to an execution whose start is missing"));
            stream = new SqliteStream(id, row.Execution);
            _streams.Add(row.Execution, stream);
            LastNumber = Math.Max(LastNumber, row.Execution);
        }

        return stream;
    }
}
