using System.Runtime.InteropServices;
using System.Text;

namespace Durable.Runtime.Sqlite;

/// <summary>Reads what <see cref="RowWriter"/> wrote.</summary>
/// <param name="row">The bytes.</param>
/// <param name="names">Texts that come again and again.</param>
internal ref struct RowReader(ReadOnlySpan<byte> row, NameCache names)
{
    private ReadOnlySpan<byte> _rest = row;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("a number is too long");
    }

    public int Int32()
    {
        var value = Number();
        return value <= int.MaxValue ? (int)value : throw new FormatException("a number is too large");
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public string? Text() => Text(cached: false);

    /// <summary>A text that many entries have in common.</summary>
    public string? Name() => Text(cached: true);

    public string RequiredText() => Text() ?? throw new FormatException("a text is missing");

    public string RequiredName() => Name() ?? throw new FormatException("a text is missing");

    /// <summary>A value of an enumeration.</summary>
    /// <param name="last">The largest there is.</param>
    /// <param name="name">What messages call it.</param>
    public int Enum(int last, string name)
    {
        int value = Byte();
        return value <= last ? value : throw new FormatException($"{value} is not a {name}");
    }

    public ErrorObject? Error() => Byte() == 0
        ? null
        : new ErrorObject { ErrorType = Name(), ErrorMessage = Text(), ErrorData = Text(), StackTrace = Lines() };

    private string[]? Lines()
    {
        var count = Int32();
        if (count == 0)
        {
            return null;
        }

        // Each line takes a byte at least, so that no count makes an array larger than the row.
        var lines = count - 1 <= _rest.Length ? new string[count - 1] : throw new FormatException("a list is too long");
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = RequiredText();
        }

        return lines;
    }

    private string? Text(bool cached)
    {
        var header = Number();
        if (header == 0)
        {
            return null;
        }

        var isUtf8 = (header & 1) == 1;
        var bytes = Take((int)Math.Min((header - 1) / 2, int.MaxValue));
        return !isUtf8 ? new string(MemoryMarshal.Cast<byte, char>(bytes))
            : cached ? names.Get(bytes)
            : Encoding.UTF8.GetString(bytes);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new FormatException("a row ends too early");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
