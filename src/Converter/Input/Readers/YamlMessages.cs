using YamlDotNet.Core;

namespace Sfn2Durable.Input.Readers;

/// <summary>The little that the rest of the reader needs from YAML's own types.</summary>
internal static class YamlMessages
{
    public static string? Name(this AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;

    /// <summary>The reason without the place, which the diagnostic has already.</summary>
    public static string Sentence(YamlException error)
    {
        var text = error.Message;
        var end = text.IndexOf("): ", StringComparison.Ordinal);
        text = text.StartsWith('(') && end > 0 ? text[(end + 3)..] : text;
        return text.EndsWith('.') ? text : text + ".";
    }
}
