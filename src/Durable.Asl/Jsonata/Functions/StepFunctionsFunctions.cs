using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions that AWS Step Functions adds or changes.</summary>
internal static class StepFunctionsFunctions
{
    private static readonly string[] Algorithms = ["SHA-1", "SHA-384", "SHA-256", "SHA-512", "MD5"];

    private static readonly JsonDocumentOptions QuickOptions =
        new() { MaxDepth = DataLimits.MaxDepth, AllowDuplicateProperties = false };

    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("partition", "<an?:a>", 2, Partition),
        new("range", "<nnn?:a>", 3, Range),
        new("hash", "<ss:s>", 2, Hash),
        new("random", "<n?:n>", 1, Random),
        new("uuid", "<:s>", 0, Uuid),
        new("parse", "<s:x>", 1, Parse),
        BinaryText.Encoder(Encoding.UTF8),
        BinaryText.Decoder(Encoding.UTF8),
    ];

    // Without a size everything is one chunk; a size that is not positive gives nothing.
    private static Value Partition(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items))
        {
            return Value.Undefined;
        }

        var size = call[1].IsNumber ? Math.Truncate(call[1].Number) : Math.Max(1, items.Count);
        if (!(size >= 1))
        {
            return Value.Undefined;
        }

        var chunks = ArrayValue.Plain(call.Evaluation);
        for (var start = 0; start < items.Count; start += (int)Math.Min(size, items.Count))
        {
            var chunk = ArrayValue.Plain(call.Evaluation);
            for (var index = start; index < items.Count && index < start + size; index++)
            {
                chunk.Add(items[index]);
            }

            chunks.Add(Value.From(chunk));
        }

        return Value.From(chunks);
    }

    private static Value Range(in BuiltinCall call)
    {
        if (!call[0].IsNumber || !call[1].IsNumber || !call[2].IsNumber)
        {
            return Value.Undefined;
        }

        var (first, last, step) = (Truncate(call[0]), Truncate(call[1]), Truncate(call[2]));
        var numbers = ArrayValue.Sequence(call.Evaluation);
        if (!(Math.Abs(step) >= 1))
        {
            return Value.Undefined;
        }

        for (var next = first; step > 0 ? next <= last : next >= last; next += step)
        {
            call.Evaluation.Tick();
            numbers.Add(Value.From(next));
        }

        return Value.From(numbers);
    }

    private static double Truncate(Value value) => Math.Truncate(value.Number);

    private static Value Hash(in BuiltinCall call)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        var bytes = Encoding.UTF8.GetBytes(call[0].Text);
#pragma warning disable CA5350, CA5351 // The algorithm is the user's choice.
        var hash = call[1].Text switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            _ => throw Failure($"Hash algorithm '{call[1].Text}' must be one of {string.Join(", ", Algorithms)}"),
        };
#pragma warning restore CA5350, CA5351
        return Value.From(Convert.ToHexStringLower(hash));
    }

    private static Value Random(in BuiltinCall call) => Value.From(call[0].IsNumber
        ? new JavaRandom((long)Math.Clamp(call[0].Number, long.MinValue, long.MaxValue)).NextDouble()
        : call.Evaluation.Host.NextRandom());

    private static Value Uuid(in BuiltinCall call) =>
        Value.From(call.Evaluation.Host.NextUuid().ToString("D", CultureInfo.InvariantCulture));

    // JSON null becomes nothing, as recorded.
    private static Value Parse(in BuiltinCall call)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        var node = ParseJson(call[0].Text);
        return node is null ? Value.Undefined : Value.FromNode(node);
    }

    // The quick reader leaves the parts of the value unread until they are needed, which it can only do where nothing
    // needs mending: no escaped halves of surrogate pairs and no key twice.
    private static JsonNode? ParseJson(string text)
    {
        if (!text.Contains("\\u", StringComparison.Ordinal))
        {
            try
            {
                return JsonNode.Parse(text, documentOptions: QuickOptions);
            }
            catch (Exception error) when (error is JsonException or ArgumentException)
            {
                // The thorough reader decides.
            }
        }

        return ServiceJson.TryParse(text, out var node, out _) ? node : throw Failure("Invalid JSON");
    }

    private static JsonataException Failure(string message) => new JsonataException("D3137").With("message", message);
}
