using System.Collections.Concurrent;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// Reads the entries that are not archived, from the first to the last. SQLite is read here; what is read is decoded by
/// other threads meanwhile, and answered in order.
/// </summary>
/// <param name="database">The connection. Nobody else uses it while it is read.</param>
internal sealed class JournalScan(Database database)
{
    private readonly Dictionary<long, SqliteStream> _streams = [];
    private readonly ConcurrentBag<NameCache> _names = [];

    /// <summary>The position of the last row so far.</summary>
    public long LastPosition { get; private set; }

    /// <summary>The largest number of an execution so far.</summary>
    public long LastNumber { get; private set; }

    /// <summary>Reads all.</summary>
    /// <exception cref="StoreDamagedException">A row is not what was written.</exception>
    public IEnumerable<JournalRecord> Read(CancellationToken cancellationToken)
    {
        var ahead = Environment.ProcessorCount;
        var decoded = new Queue<Task<RowChunk>>();
        foreach (var chunk in Chunks())
        {
            cancellationToken.ThrowIfCancellationRequested();
            decoded.Enqueue(Task.Run(() => Decode(chunk), CancellationToken.None));
            if (decoded.Count > ahead)
            {
                foreach (var record in Records(decoded.Dequeue()))
                {
                    yield return record;
                }
            }
        }

        while (decoded.TryDequeue(out var next))
        {
            foreach (var record in Records(next))
            {
                yield return record;
            }
        }
    }

    private IEnumerable<RowChunk> Chunks()
    {
        using var all = database.Prepare("SELECT position, execution, entries FROM journal ORDER BY position");
        var chunk = new RowChunk();
        while (all.Step())
        {
            if (!chunk.TryAdd(all.Int64(0), all.Int64(1), all.Blob(2)))
            {
                yield return chunk;
                chunk = new RowChunk();
                chunk.TryAdd(all.Int64(0), all.Int64(1), all.Blob(2));
            }
        }

        yield return chunk;
    }

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
