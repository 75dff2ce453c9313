using System.Text;

namespace Durable.Runtime.Replay;

/// <summary>Turns values into recorded text and back.</summary>
/// <param name="serializer">The workflow's serializer, for operations without one of their own.</param>
internal sealed class PayloadCodec(ILambdaSerializer serializer)
{
    /// <summary>Writes a value. Something without a result is recorded without a payload.</summary>
    public string? Write<T>(T value, ILambdaSerializer? own = null)
    {
        if (typeof(T) == typeof(Nothing))
        {
            return null;
        }

        if ((own ?? serializer) is DefaultLambdaJsonSerializer json)
        {
            return json.ToText(value);
        }

        using var stream = new MemoryStream();
        (own ?? serializer).Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads a value; a missing payload is the default value.</summary>
    public T Read<T>(string? payload, ILambdaSerializer? own = null)
    {
        if (string.IsNullOrEmpty(payload) || typeof(T) == typeof(Nothing))
        {
            return Missing<T>.Value;
        }

        if ((own ?? serializer) is DefaultLambdaJsonSerializer json)
        {
            return json.FromText<T>(payload);
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(payload), writable: false);
        return (own ?? serializer).Deserialize<T>(stream);
    }

    /// <summary>
    /// What a replay would read: live results are the same as replayed ones. Values that JSON cannot change are taken
    /// as they are.
    /// </summary>
    public T RoundTrip<T>(T value, string? payload, ILambdaSerializer? own = null) =>
        own is null && serializer is DefaultLambdaJsonSerializer && IsUnchangedByJson(typeof(T))
            ? value
            : Read<T>(payload, own);

    private static bool IsUnchangedByJson(Type type) =>
        type == typeof(string)
        || type == typeof(bool)
        || type == typeof(int)
        || type == typeof(long)
        || type == typeof(Nothing)
        || type == typeof(Guid);
}
