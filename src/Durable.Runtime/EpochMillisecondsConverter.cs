using System.Text.Json;
using System.Text.Json.Serialization;

namespace Durable.Runtime;

/// <summary>
/// Reads a point in time in both forms that occur on the wire: milliseconds since 1970 as a whole number (invocation
/// events) and seconds with or without a fraction (API answers). Writes milliseconds.
/// </summary>
internal sealed class EpochMillisecondsConverter : JsonConverter<long?>
{
    // As milliseconds this is a day in 1973, as seconds the year 5138: no execution is near either.
    private const double SmallestMilliseconds = 100_000_000_000;

    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                var number = reader.GetDouble();
                return (long)Math.Round(Math.Abs(number) < SmallestMilliseconds ? number * 1000 : number);
            case JsonTokenType.String when reader.TryGetDateTimeOffset(out var time):
                return time.ToUnixTimeMilliseconds();
            default:
                throw new JsonException("A timestamp is a number of seconds or milliseconds, or an ISO 8601 text.");
        }
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } milliseconds)
        {
            writer.WriteNumberValue(milliseconds);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
