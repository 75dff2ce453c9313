using System.Text;

namespace Durable.Runtime.Sqlite;

/// <summary>Makes one string of many equal texts, as far as it remembers: names of workflows and operations come again in
/// every execution. For one thread at a time.</summary>
internal sealed class NameCache
{
    private const int Slots = 1_024;
    private const int Longest = 128;

    private readonly string?[] _names = new string?[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref _names[JournalFormat.Checksum(utf8) % Slots];
        Span<char> text = stackalloc char[Longest];
        var length = Encoding.UTF8.GetChars(utf8, text);
        if (slot is null || !text[..length].SequenceEqual(slot))
        {
            slot = new string(text[..length]);
        }

        return slot;
    }
}
