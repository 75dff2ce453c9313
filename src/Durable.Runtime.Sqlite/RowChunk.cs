using System.Buffers;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>Rows of the journal that follow each other, as they were read, and then their entries.</summary>
internal sealed class RowChunk
{
    private const int Size = 32 * 1024;
    private const int MostRows = 512;

    private readonly Row[] _rows = new Row[MostRows];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Size);
    private int _length;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there are no more rows behind these.</summary>
    public bool IsLast { get; set; }

    /// <summary>The entries of all rows, when they are decoded.</summary>
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>A row, counted from 0.</summary>
    public Row this[int index] => _rows[index];

    /// <summary>Takes a copy of a row, unless the chunk is full.</summary>
    public bool TryAdd(long position, long execution, ReadOnlySpan<byte> row)
    {
        if (Count == MostRows || (Count > 0 && _bytes.Length - _length < row.Length))
        {
            return false;
        }

        if (_bytes.Length < row.Length)
        {

            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(row.Length);
        }

        row.CopyTo(_bytes.AsSpan(_length));
        _length += row.Length;
        _rows[Count++] = new Row(position, execution, _length, LastEntry: 0);
        return true;
    }

    /// <summary>Reads the entries.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="names">Texts that come again and again.</param>
    /// <exception cref="StoreDamagedException">A row is not what was written.</exception>
    public void Decode(string path, NameCache names)
    {
        var begin = 0;
        Entries.EnsureCapacity(Count);
        for (var i = 0; i < Count; i++)
        {
            ref var row = ref _rows[i];
            try
            {
                var bytes = _bytes.AsSpan(begin, row.End - begin);
                JournalFormat.ReadAll(JournalFormat.BodyOf(row.Position, row.Execution, bytes), names, Entries);
            }
            catch (FormatException exception)
            {
                throw Failures.UnreadableRow(path, row.Position, exception);
            }

            begin = row.End;
            row = row with { LastEntry = Entries.Count };
        }

        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    /// <summary>A row.</summary>
    /// <param name="Position">Its place.</param>
    /// <param name="Execution">The number of its execution.</param>
    /// <param name="End">Where it ends among the bytes.</param>
    /// <param name="LastEntry">Where its entries end among all.</param>
    public readonly record struct Row(long Position, long Execution, int End, int LastEntry);
}
