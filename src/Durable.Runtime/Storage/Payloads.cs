using System.Text;

namespace Durable.Runtime.Storage;

/// <summary>Sizes of what is recorded.</summary>
internal static class Payloads
{
    /// <summary>The largest error object the service accepts, in bytes of JSON.</summary>
    public const int LargestError = 32_768;

    public static int SizeOf(string? payload) => payload is null ? 0 : Encoding.UTF8.GetByteCount(payload);

    public static int SizeOf(ErrorObject? error)
    {
        if (error is null)
        {
            return 0;
        }

        var size = SizeOf(error.ErrorType) + SizeOf(error.ErrorMessage) + SizeOf(error.ErrorData);
        foreach (var line in error.StackTrace ?? [])
        {
            size += SizeOf(line);
        }

        return size;
    }
}
