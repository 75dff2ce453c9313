using System.Buffers.Binary;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// A part of a <see cref="CommitBatch"/>. Batches grow with the load, to megabytes under a great one. Their parts do not:
/// an array that is doubled again and again ends among .NET's large objects, and to make room for those all generations
/// are collected.
/// </summary>
/// <param name="bodyLength">How long the first row is that it must have room for.</param>
internal sealed class CommitChunk(int bodyLength)
{
    /// <summary>How many rows one statement may write.</summary>
    public const int RowsAtOnce = 16;

    private const int Size = 32 * 1024;
    private const int MostRows = 512;

    private readonly Row[] _rows = new Row[MostRows];
    private readonly byte[] _bytes = new byte[Math.Max(Size, bodyLength + JournalFormat.ChecksumLength)];
    private int _count;
    private int _length;

    public long First => _rows[0].Position;

    public long Last => _rows[_count - 1].Position;

    /// <summary>Whether it is larger than usual.</summary>
    public bool IsOversized => _bytes.Length > Size;

    public bool HasRoomFor(int length) =>
        _bytes.Length - _length >= length + JournalFormat.ChecksumLength && _count < MostRows;

    /// <summary>Takes a copy of a row, for which there must be room.</summary>
    /// <returns>How many bytes it takes.</returns>
    public int Add(long position, SqliteStream stream, ReadOnlySpan<byte> body, uint checksum)
    {
        var size = body.Length + JournalFormat.ChecksumLength;
        var target = _bytes.AsSpan(_length, size);
        body.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(
            target[body.Length..], JournalFormat.Checksum(checksum, position, stream.Number));
        _rows[_count++] = new Row(position, stream, _length, size);
        _length += size;
        return size;
    }

    /// <summary>Writes its rows.</summary>
    /// <param name="insert">Position, execution, entries.</param>
    /// <param name="insertMany">The same for <see cref="RowsAtOnce"/> rows. Behind the first of them SQLite need not
    /// look for the place.</param>
    public void WriteTo(Statement insert, Statement insertMany)
    {
        var next = 0;
        while (_count - next >= RowsAtOnce)
        {
            for (var i = 0; i < RowsAtOnce; i++)
            {
                Bind(insertMany, 3 * i, _rows[next++]);
            }

            insertMany.Run();
        }

        while (next < _count)
        {
            Bind(insert, 0, _rows[next++]);
            insert.Run();
        }
    }

    /// <inheritdoc cref="CommitBatch.Refuse"/>
    public void Refuse()
    {
        for (var i = 0; i < _count; i++)
        {
            var (position, stream, _, _) = _rows[i];
            stream.IsBroken = true;
            stream.CutFrom(position);
        }
    }

    public void Reset()
    {
        // A chunk that waits for its next use keeps no execution in memory.
        Array.Clear(_rows, 0, _count);
        (_count, _length) = (0, 0);
    }

    private void Bind(Statement insert, int before, Row row) => insert
        .Bind(before + 1, row.Position)
        .Bind(before + 2, row.Stream.Number)
        .Bind(before + 3, _bytes.AsSpan(row.Offset, row.Size));

    private readonly record struct Row(long Position, SqliteStream Stream, int Offset, int Size);
}
