using System.Security.Cryptography;
using System.Text;

namespace Durable.Runtime.Storage;

/// <summary>
/// Ids of callbacks: base64 of a secret, the execution and the operation. The secret keeps ids from being guessed, the
/// rest saves an index; the record decides whether an id is genuine.
/// </summary>
internal static class CallbackIds
{
    private const int SecretLength = 16;

    public static string New(string executionId, string operationId)
    {
        var secret = RandomNumberGenerator.GetHexString(SecretLength, lowercase: true);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{secret}{executionId}\n{operationId}"));
    }

    /// <summary>The execution and operation an id speaks of; <c>null</c> when it is no id of ours.</summary>
    public static (string ExecutionId, string OperationId)? Parse(string callbackId)
    {
        var bytes = new byte[callbackId.Length];
        if (!Convert.TryFromBase64String(callbackId, bytes, out var count))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, count);
        var separator = text.IndexOf('\n', StringComparison.Ordinal);
        return text.Length > SecretLength && separator > SecretLength
            ? (text[SecretLength..separator], text[(separator + 1)..])
            : null;
    }
}
