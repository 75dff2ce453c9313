using System.Security.Cryptography;
using System.Text;

namespace Durable.Runtime.Storage;

/// <summary>The hash that makes an operation id of a text: 64 lower-case hexadecimal digits of SHA-256.</summary>
internal static class OperationIds
{
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
