using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Texts for addresses.</summary>
internal static class EncodingFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("encodeUrl", "<s-:s>", 1, (in BuiltinCall call) => Encode(call, "encodeUrl", UrlText.ReservedInUrl)),
        new("encodeUrlComponent", "<s-:s>", 1, (in BuiltinCall call) => Encode(call, "encodeUrlComponent", "")),
        new("decodeUrl", "<s-:s>", 1, (in BuiltinCall call) => Decode(call, "decodeUrl", UrlText.ReservedInUrl + "#")),
        new("decodeUrlComponent", "<s-:s>", 1, (in BuiltinCall call) => Decode(call, "decodeUrlComponent", "")),
    ];

    private static Value Encode(in BuiltinCall call, string function, string kept)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        call.Evaluation.AllocateText(call[0].Text.Length * 3L);
        var plain = kept.Length == 0 ? "" : kept + "#";
        return UrlText.TryEncode(call[0].Text, plain, out var text)
            ? Value.From(text)
            : throw Malformed(call, function);
    }

    private static Value Decode(in BuiltinCall call, string function, string kept)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        return UrlText.TryDecode(call[0].Text, kept, out var text) ? Value.From(text) : throw Malformed(call, function);
    }

    private static JsonataException Malformed(in BuiltinCall call, string function) =>
        new JsonataException("D3140").With("value", call[0]).With("functionName", function);
}
