using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// Writes the parts of journal entries into a buffer that is used again.
/// <code>
///   number  = 7 bits at a time, the lowest first, the highest bit set on all bytes but the last
///   signed  = number, with the sign in its lowest bit
///   text    = 0 for null; 2 * bytes + 1 and UTF-8; or 2 * bytes + 2 and UTF-16, for text that is no valid Unicode
/// </code>
/// </summary>
internal sealed class RowWriter
{
    private const int LargestKept = 1024 * 1024;

    [ThreadStatic]
    private static RowWriter? _ofThread;

    private byte[] _buffer = new byte[1024];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>The writer of this thread, empty.</summary>
    public static RowWriter Fresh()
    {
        var writer = _ofThread ??= new RowWriter();
        writer._length = 0;
        if (writer._buffer.Length > LargestKept)
        {
            writer._buffer = new byte[1024];
        }

        return writer;
    }

    public void Byte(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    public void Number(ulong value)
    {
        var span = Reserve(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        _length += length;
    }

    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Text(string? value)
    {
        if (value is null)
        {
            Byte(0);
            return;
        }

        // Most texts are short and plain: one pass behind a length of one byte.
        var span = Reserve(10 + (3 * value.Length));
        var status = Utf8.FromUtf16(value, span[10..], out _, out var length, replaceInvalidSequences: false);
        if (status == System.Buffers.OperationStatus.Done)
        {
            Number((2 * (ulong)length) + 1);
            span.Slice(10, length).CopyTo(_buffer.AsSpan(_length));
            _length += length;
        }
        else
        {
            Raw(MemoryMarshal.AsBytes(value.AsSpan()));
        }
    }

    public void Error(ErrorObject? error)
    {
        Byte(error is null ? (byte)0 : (byte)1);
        if (error is null)
        {
            return;
        }

        Text(error.ErrorType);
        Text(error.ErrorMessage);
        Text(error.ErrorData);
        Number(error.StackTrace is { } stack ? (ulong)stack.Count + 1 : 0);
        foreach (var line in error.StackTrace ?? [])
        {
            Text(line);
        }
    }

    private void Raw(ReadOnlySpan<byte> utf16)
    {
        Number((2 * (ulong)utf16.Length) + 2);
        utf16.CopyTo(Reserve(utf16.Length));
        _length += utf16.Length;
    }

    /// <summary>Free bytes behind what is written.</summary>
    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _length + count));
        }

        return _buffer.AsSpan(_length);
    }
}
