using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Durable.Runtime.Asl;

/// <summary>
/// Values that look random and are the same in every replay, because they are computed from names and counters.
/// </summary>
internal static class StableHash
{
    /// <summary>A UUID (version 8) for a text.</summary>
    public static string Uuid(string text)
    {
        var bytes = Hash(text).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>A number of [0, 1) for a text, evenly spread.</summary>
    public static double Fraction(string text) =>
        (BinaryPrimitives.ReadUInt64BigEndian(Hash(text)) >> 11) * Math.Pow(2, -53);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
