using System.Text.Json.Nodes;
using Durable.Asl;

namespace Sfn2Durable.Verification.Histories;

/// <summary>Values in the length of a line.</summary>
internal static class ShortJson
{
    private const int Most = 160;

    public static string Of(JsonNode? value) => Cut(ServiceJson.Write(value));

    /// <summary>The first part of a text; what would steer a terminal is shown as a sign instead.</summary>
    public static string Cut(string text)
    {
        var cut = text.Length > Most ? $"{text[..Most]}… ({text.Length} characters)" : text;
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(static c => char.IsControl(c) ? '\uFFFD' : c)) : cut;
    }
}
