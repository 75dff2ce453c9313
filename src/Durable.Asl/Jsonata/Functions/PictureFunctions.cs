using Durable.Asl.Jsonata.Pictures;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Numbers to text and back by pictures.</summary>
internal static class PictureFunctions
{
    private static readonly PictureCache<IntegerPicture> Integers = new(IntegerPicture.Parse);

    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("formatNumber", "<n-so?:s>", 3, FormatNumber),
        new("formatBase", "<n-n?:s>", 2, FormatBase),
        new("formatInteger", "<n-s:s>", 2, FormatInteger),
        new("parseInteger", "<s-s:n>", 2, ParseInteger),
    ];

    private static Value FormatNumber(in BuiltinCall call) => call[0].IsNumber
        ? Value.From(NumberFormatter.Format(call[0].Number, call[1].Text, call[2].Object))
        : Value.Undefined;

    private static Value FormatBase(in BuiltinCall call)
    {
        if (!call[0].IsNumber)
        {
            return Value.Undefined;
        }

        var radix = call[1].IsNumber ? Rounding.HalfToEven(call[1].Number, 0) : 10;
        return radix is >= 2 and <= 36
            ? Value.From(RadixText.Format(Rounding.HalfToEven(call[0].Number, 0), (int)radix))
            : throw new JsonataException("D3100").With("value", radix);
    }

    private static Value FormatInteger(in BuiltinCall call) => call[0].IsNumber
        ? Value.From(IntegerFormatter.Format(Math.Floor(call[0].Number), Integers.Get(call[1].Text)))
        : Value.Undefined;

    private static Value ParseInteger(in BuiltinCall call) => call[0].IsString
        ? Value.From(IntegerParser.Parse(call[0].Text, Integers.Get(call[1].Text)))
        : Value.Undefined;
}
