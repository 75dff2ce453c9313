using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>System.Text.Json with names as declared, read in any case, nulls left out when written.</summary>
public sealed class DefaultLambdaJsonSerializer : ILambdaSerializer
{
    private readonly JsonSerializerOptions _options;

    /// <summary>Creates the serializer with the default options.</summary>
    public DefaultLambdaJsonSerializer()
        : this(null)
    {
    }

    /// <summary>Creates the serializer.</summary>
    /// <param name="customize">Changes the options before their first use.</param>
    public DefaultLambdaJsonSerializer(Action<JsonSerializerOptions>? customize)
    {
        _options = new JsonSerializerOptions
        {
            PropertyNameCaseInsensitive = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 1_000,
        };
        customize?.Invoke(_options);
    }

    internal static DefaultLambdaJsonSerializer Shared { get; } = new();

    /// <inheritdoc/>
    public T Deserialize<T>(Stream requestStream)
    {
        ArgumentNullException.ThrowIfNull(requestStream);
        return JsonSerializer.Deserialize<T>(requestStream, _options) is { } value ? value : Missing<T>.Value;
    }

    /// <inheritdoc/>
    public void Serialize<T>(T response, Stream responseStream)
    {
        ArgumentNullException.ThrowIfNull(responseStream);
        JsonSerializer.Serialize(responseStream, response, _options);
    }

    internal string ToText<T>(T value) => JsonSerializer.Serialize(value, _options);

    internal T FromText<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, _options) is { } value ? value : Missing<T>.Value;
}
