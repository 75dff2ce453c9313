using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>The functions on texts: formatting, splitting, encoding, hashing.</summary>
internal static class TextFunctions
{
    private const int MaxLength = 10_000;
    private const string Base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static JsonNode Format(IntrinsicInvocation call)
    {
        if (!FormatTemplate.TryParse(call.Text(0), out var template, out var problem))
        {
            throw call.Fail($"Invalid template in States.Format: {problem}");
        }

        if (template.PlaceholderCount != call.Count - 1)
        {
            throw call.InvalidArguments();
        }

        return template.Fill(index => JavaText.Print(call[index + 1]));
    }

    /// <summary>The delimiters are a set of characters; empty parts vanish.</summary>
    public static JsonNode Split(IntrinsicInvocation call)
    {
        var text = call.Text(0);
        var delimiters = call.Text(1);
        var parts = delimiters.Length == 0
            ? [text]
            : text.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        return new JsonArray([.. parts.Select(part => JsonValue.Create(part))]);
    }

    public static JsonNode Base64Encode(IntrinsicInvocation call) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Text(0, MaxLength)));

    /// <summary>
    /// As lenient as the service: padding may be missing, characters outside both alphabets are skipped, and what
    /// follows the first padding is ignored.
    /// </summary>
    public static JsonNode Base64Decode(IntrinsicInvocation call)
    {
        var digits = call.Text(0, MaxLength)
            .TakeWhile(unit => unit != '=')
            .Select(unit => unit switch { '-' => '+', '_' => '/', _ => unit })
            .Where(unit => Base64Alphabet.Contains(unit, StringComparison.Ordinal));
        var text = string.Concat(digits);

        // One digit alone holds no whole byte.
        text = text.Length % 4 == 1 ? text[..^1] : text;
        var bytes = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        return Encoding.UTF8.GetString(bytes);
    }

    public static JsonNode Hash(IntrinsicInvocation call)
    {
        var text = JsonValues.AsString(call[0]) ?? JavaText.Print(call[0]);
        if (text.Length > MaxLength)
        {
            throw call.InvalidArguments();
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(Digest(call.Text(1), bytes) ?? throw call.InvalidArguments());
    }

    public static JsonNode Uuid(IntrinsicInvocation call) => call.Random.NewGuid().ToString("D");

#pragma warning disable CA5350, CA5351 // The caller names the algorithm; MD5 and SHA-1 are part of the language.
    private static byte[]? Digest(string algorithm, byte[] bytes) => algorithm switch
    {
        "MD5" => MD5.HashData(bytes),
        "SHA-1" => SHA1.HashData(bytes),
        "SHA-256" => SHA256.HashData(bytes),
        "SHA-384" => SHA384.HashData(bytes),
        "SHA-512" => SHA512.HashData(bytes),
        _ => null,
    };
#pragma warning restore CA5350, CA5351
}
