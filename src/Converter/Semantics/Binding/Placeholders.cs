using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Finds open placeholders in texts that have to be understood now.</summary>
internal static class Placeholders
{
    /// <summary>
    /// The first open placeholder in a text that makes no sense as it stands, as it is written there, or null. The text
    /// as a whole may be one of those that scripts replace.
    /// </summary>
    public static string? First(string text) =>
        PlaceholderSyntax.ScriptName(text) is null ? InBraces(text) : text;

    /// <summary>The first placeholder of the form <c>${Name}</c> in a text, or null.</summary>
    public static string? InBraces(string text)
    {
        foreach (var match in PlaceholderSyntax.Find(text))
        {
            return text.Substring(match.Start, match.Length);
        }

        return null;
    }

    /// <summary>The open placeholder, as it is written, that a scalar is in the place of a number, or null.</summary>
    public static string? InPlaceOfNumber(SourceNode node) => node switch
    {
        SourceScalar { Kind: ScalarKind.Placeholder } open => First(open),
        SourceScalar { MayBeNumber: true } open => open.Text,
        _ => null,
    };

    /// <summary>The open placeholder that a scalar is or holds, or null.</summary>
    public static string? First(SourceScalar scalar) => scalar.Kind switch
    {
        ScalarKind.Placeholder => $"${{{scalar.Text}}}",
        ScalarKind.String => First(scalar.Text),
        _ => null,
    };
}
