using System.Text;
using System.Text.Json;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>A serializer of texts that leaves its mark: payloads are not what the values are.</summary>
public sealed class TextSerializer(Func<object?, string> write, Func<string, object?> read) : ILambdaSerializer
{
    /// <summary>Writes texts in upper case, without quotes, and reads them as they are.</summary>
    public static TextSerializer UpperCase { get; } = new(value => $"{value}".ToUpperInvariant(), text => text);

    public T Deserialize<T>(Stream requestStream)
    {
        using var reader = new StreamReader(requestStream, Encoding.UTF8);
        return (T)read(reader.ReadToEnd())!;
    }

    public void Serialize<T>(T response, Stream responseStream) =>
        responseStream.Write(Encoding.UTF8.GetBytes(write(response)));

    /// <summary>Wraps each value as <c>{"wrapped": value}</c>.</summary>
    public static TextSerializer Envelope { get; } = new(
        value => JsonSerializer.Serialize(new Dictionary<string, object?> { ["wrapped"] = value }),
        text => JsonDocument.Parse(text).RootElement.GetProperty("wrapped").GetString());
}
