namespace Durable.Runtime.Sqlite;

/// <summary>Rows that become safe together, and the promise that they are. Used again and again.</summary>
internal sealed class CommitBatch
{
    /// <summary>So many chunks are kept for the next time.</summary>
    private const int MostKept = 16;

    private readonly List<CommitChunk> _chunks = [];
    private int _used;

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    public int Count { get; private set; }

    public long First => _chunks[0].First;

    public long Last => _chunks[_used - 1].Last;

    /// <summary>Set when somebody waits; one for all of them.</summary>
    public CommitPromise? Promise { get; private set; }

    /// <summary>Waits for this batch.</summary>
    public ValueTask Wait() => new(Promise ??= new CommitPromise(), token: 0);

    /// <summary>Takes a copy of a row.</summary>
    /// <param name="position">Its place.</param>
    /// <param name="stream">Whose it is.</param>
    /// <param name="body">Its entries.</param>
    /// <param name="checksum">The checksum of the entries.</param>
    public void Add(long position, SqliteStream stream, ReadOnlySpan<byte> body, uint checksum)
    {
        if (_used == 0 || !_chunks[_used - 1].HasRoomFor(body.Length))
        {
            Begin(body.Length);
        }

        Length += _chunks[_used - 1].Add(position, stream, body, checksum);
        Count++;
    }

    /// <summary>Writes all rows.</summary>
    /// <param name="insert">Position, execution, entries.</param>
    /// <param name="insertMany">The same for <see cref="CommitChunk.RowsAtOnce"/> rows.</param>
    public void WriteTo(Statement insert, Statement insertMany)
    {
        for (var i = 0; i < _used; i++)
        {
            _chunks[i].WriteTo(insert, insertMany);
        }
    }

    /// <summary>Takes the rows back from their streams, which accept nothing more until they are read again.</summary>
    public void Refuse()
    {
        for (var i = 0; i < _used; i++)
        {
            _chunks[i].Refuse();
        }
    }

    public void Reset()
    {
        for (var i = 0; i < _used; i++)
        {
            _chunks[i].Reset();
        }

        // What was made for one large row is of no use for others.
        _chunks.RemoveAll(static chunk => chunk.IsOversized);
        if (_chunks.Count > MostKept)
        {
            _chunks.RemoveRange(MostKept, _chunks.Count - MostKept);
        }

        (_used, Length, Count, Promise) = (0, 0, 0, null);
    }

    /// <summary>Goes on in the next chunk.</summary>
    private void Begin(int bodyLength)
    {
        if (_used == _chunks.Count || !_chunks[_used].HasRoomFor(bodyLength))
        {
            _chunks.Insert(_used, new CommitChunk(bodyLength));
        }

        _used++;
    }
}
