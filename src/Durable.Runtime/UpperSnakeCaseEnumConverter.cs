using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>Writes an enum as <c>UPPER_SNAKE_CASE</c>; reads that and the name as declared, in any case.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class UpperSnakeCaseEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(value => value, NameOf);

    private static readonly Dictionary<string, T> Values =
        Names.ToDictionary(entry => Key(entry.Value), entry => entry.Key, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return text is not null && Values.TryGetValue(Key(text), out var value)
            ? value
            : throw new JsonException($"'{text}' is not a {typeof(T).Name}.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Names.TryGetValue(value, out var name) ? name : value.ToString());
    }

    private static string Key(string name) => name.Replace("_", "", StringComparison.Ordinal);

    private static string NameOf(T value)
    {
        var name = value.ToString();
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }
}
