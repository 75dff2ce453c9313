using System.Buffers.Binary;

namespace Durable.Runtime.Sqlite;

/// <summary>Rows that become safe together, and the promise that they are. Used again and again.</summary>
internal sealed class CommitBatch
{
    /// <summary>How many rows one statement may write.</summary>
    public const int RowsAtOnce = 16;

    private const int LargestKept = 1024 * 1024;

    private readonly List<Row> _rows = [];
    private byte[] _bytes = new byte[16 * 1024];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    public int Count => _rows.Count;

    public long First => _rows[0].Position;

    public long Last => _rows[^1].Position;

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
        var size = body.Length + JournalFormat.ChecksumLength;
        if (_bytes.Length - Length < size)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + size));
        }

        var target = _bytes.AsSpan(Length, size);
        body.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(
            target[body.Length..], JournalFormat.Checksum(checksum, position, stream.Number));
        _rows.Add(new Row(position, stream, Length, size));
        Length += size;
    }

    /// <summary>Writes all rows.</summary>
    /// <param name="insert">Position, execution, entries.</param>
    /// <param name="insertMany">The same for <see cref="RowsAtOnce"/> rows. Behind the first of them SQLite need not
    /// look for the place.</param>
    public void WriteTo(Statement insert, Statement insertMany)
    {
        var next = 0;
        while (_rows.Count - next >= RowsAtOnce)
        {
            for (var i = 0; i < RowsAtOnce; i++)
            {
                Bind(insertMany, 3 * i, _rows[next++]);
            }

            insertMany.Run();
        }

        while (next < _rows.Count)
        {
            Bind(insert, 0, _rows[next++]);
            insert.Run();
        }
    }

    /// <summary>Takes the rows back from their streams, which accept nothing more until they are read again.</summary>
    public void Refuse()
    {
        foreach (var (position, stream, _, _) in _rows)
        {
            stream.IsBroken = true;
            stream.CutFrom(position);
        }
    }

    public void Reset()
    {
        _rows.Clear();
        Length = 0;
        Promise = null;
        if (_bytes.Length > LargestKept)
        {
            _bytes = new byte[16 * 1024];
        }
    }

    private void Bind(Statement insert, int before, Row row) => insert
        .Bind(before + 1, row.Position)
        .Bind(before + 2, row.Stream.Number)
        .Bind(before + 3, _bytes.AsSpan(row.Offset, row.Size));

    private readonly record struct Row(long Position, SqliteStream Stream, int Offset, int Size);
}
