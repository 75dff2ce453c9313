using System.Buffers.Binary;

namespace Durable.Runtime.Sqlite;

/// <summary>Rows that become safe together, and the promise that they are. Used again and again.</summary>
internal sealed class CommitBatch
{
    private const int LargestKept = 1024 * 1024;

    private readonly List<Row> _rows = [];
    private byte[] _bytes = new byte[16 * 1024];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    public int Count => _rows.Count;

    public long First => _rows[0].Position;

    public long Last => _rows[^1].Position;

    /// <summary>Set when somebody waits; one for all of them.</summary>
    public TaskCompletionSource? Promise { get; private set; }

    /// <summary>Waits for this batch.</summary>
    public Task Wait() =>
        (Promise ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

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
    public void WriteTo(Statement insert)
    {
        foreach (var (position, stream, offset, size) in _rows)
        {
            insert.Bind(1, position).Bind(2, stream.Number).Bind(3, _bytes.AsSpan(offset, size)).Run();
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

    private readonly record struct Row(long Position, SqliteStream Stream, int Offset, int Size);
}
