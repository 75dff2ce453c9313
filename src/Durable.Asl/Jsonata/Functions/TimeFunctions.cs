using Durable.Asl.Jsonata.Pictures;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Dates and times. Instants are milliseconds since 1970-01-01T00:00Z.</summary>
internal static class TimeFunctions
{
    private static readonly PictureCache<DateTimePicture> Pictures = new(DateTimePictureParser.Parse);

    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("now", "<s?s?:s>", 2, (in BuiltinCall call) => Value.From(Format(Now(call), call[0], call[1]))),
        new("millis", "<:n>", 0, (in BuiltinCall call) => Value.From(Now(call))),
        new("fromMillis", "<n-s?s?:s>", 3, FromMillis),
        new("toMillis", "<s-s?:n>", 2, ToMillis),
    ];

    private static double Now(in BuiltinCall call) => call.Evaluation.Now.ToUnixTimeMilliseconds();

    private static Value FromMillis(in BuiltinCall call) => call[0].IsNumber
        ? Value.From(Format(call[0].Number, call[1], call[2]))
        : Value.Undefined;

    private static string Format(double milliseconds, Value picture, Value zone) => DateTimeFormatter.Format(
        milliseconds,
        picture.IsString ? Pictures.Get(picture.Text) : DateTimePicture.Iso8601,
        zone.IsString ? zone.Text : null);

    private static Value ToMillis(in BuiltinCall call)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        if (!call[1].IsString)
        {
            return IsoTimestamp.Parse(call[0].Text) is { } instant
                ? Value.From(instant)
                : throw new JsonataException("D3110").With("value", call[0]);
        }

        var picture = Pictures.Get(call[1].Text);
        return DateTimeParser.Parse(call[0].Text, picture, call.Evaluation) is { } found
            ? Value.From(found)
            : Value.Undefined;
    }
}
