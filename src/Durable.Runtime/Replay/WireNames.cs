using System.Globalization;
using System.Text;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Names on the wire: 1 to 256 printable ASCII characters. Everything else is written as <c>\uXXXX</c>, a backslash as
/// two; a name that is still too long keeps its beginning and gets a hash.
/// </summary>
internal static class WireNames
{
    private const int Longest = 256;
    private const int HashLength = 16;

    public static string? Escape(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        var text = name.All(IsPlain) ? name : Escaped(name);
        return text.Length <= Longest
            ? text
            : $"{text.AsSpan(0, Longest - HashLength - 1)}~{OperationIds.Hash(name).AsSpan(0, HashLength)}";
    }

    public static string? Unescape(string? name)
    {
        if (name is null || !name.Contains('\\', StringComparison.Ordinal))
        {
            return name;
        }

        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '\\' || i + 1 == name.Length)
            {
                text.Append(name[i]);
            }
            else if (name[i + 1] == 'u' && TryHex(name.AsSpan(i + 2), out var character))
            {
                text.Append(character);
                i += 5;
            }
            else
            {
                text.Append(name[++i]);
            }
        }

        return text.ToString();
    }

    /// <summary>Whether a recorded name is that of the name now asked for, even if it had to be cut.</summary>
    public static bool AreSame(string recorded, string asked) => recorded == asked || recorded == Escape(asked);

    private static bool IsPlain(char character) => character is >= ' ' and <= '~' and not '\\';

    private static string Escaped(string name)
    {
        var text = new StringBuilder(name.Length + 16);
        foreach (var character in name)
        {
            if (IsPlain(character))
            {
                text.Append(character);
            }
            else if (character == '\\')
            {
                text.Append("\\\\");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
        }

        return text.ToString();
    }

    private static bool TryHex(ReadOnlySpan<char> text, out char character)
    {
        var isHex = ushort.TryParse(
            text.Length >= 4 ? text[..4] : [], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code);
        character = (char)code;
        return isHex;
    }
}
