using System.Globalization;
using System.Text;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Percent-encoding as ECMAScript has it: UTF-8, and no half surrogate pairs.</summary>
internal static class UrlText
{
    /// <summary>Signs that structure an address and so stay in a whole one.</summary>
    public const string ReservedInUrl = ";,/?:@&=+$";

    private const string Unreserved = "-_.!~*'()";

    /// <summary>Encodes everything but letters, digits, a few signs, and those given.</summary>
    public static bool TryEncode(string text, string plain, out string encoded)
    {
        var result = new StringBuilder(text.Length);
        encoded = string.Empty;
        for (var index = 0; index < text.Length; index++)
        {
            if (IsPlain(text[index], plain))
            {
                result.Append(text[index]);
                continue;
            }

            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                return false;
            }

            AppendBytes(result, rune);
            index += rune.Utf16SequenceLength - 1;
        }

        encoded = result.ToString();
        return true;
    }

    /// <summary>Decodes all escapes but those of the signs given.</summary>
    public static bool TryDecode(string text, string kept, out string decoded)
    {
        var result = new StringBuilder(text.Length);
        decoded = string.Empty;
        for (var index = 0; index < text.Length;)
        {
            if (text[index] != '%')
            {
                result.Append(text[index++]);
                continue;
            }

            if (!TryReadRune(text, index, out var rune, out var length))
            {
                return false;
            }

            var isKept = rune.IsAscii && kept.Contains((char)rune.Value, StringComparison.Ordinal);
            result.Append(isKept ? text.Substring(index, length) : rune.ToString());
            index += length;
        }

        decoded = result.ToString();
        return true;
    }

    private static bool IsPlain(char sign, string plain) =>
        char.IsAsciiLetterOrDigit(sign)
        || Unreserved.Contains(sign, StringComparison.Ordinal)
        || plain.Contains(sign, StringComparison.Ordinal);

    private static void AppendBytes(StringBuilder result, Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = rune.EncodeToUtf8(bytes);
        foreach (var value in bytes[..count])
        {
            result.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }
    }

    private static bool TryReadRune(string text, int index, out Rune rune, out int length)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        length = 0;
        do
        {
            if (!TryReadByte(text, index + length, out bytes[count++]))
            {
                rune = default;
                return false;
            }

            length += 3;
        }
        while (count < Math.Min(4, SequenceLength(bytes[0])));

        return Rune.DecodeFromUtf8(bytes[..count], out rune, out var used) == System.Buffers.OperationStatus.Done
            && used == count;
    }

    private static int SequenceLength(byte first) => first switch
    {
        < 0x80 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };

    private static bool TryReadByte(string text, int index, out byte value)
    {
        value = 0;
        return index + 2 < text.Length
            && text[index] == '%'
            && byte.TryParse(
                text.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
