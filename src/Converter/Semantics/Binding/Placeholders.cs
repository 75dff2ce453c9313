using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Finds open placeholders in texts that have to be understood now.</summary>
internal static class Placeholders
{
    /// <summary>The first open placeholder in a text, as it is written there, or null.</summary>
    public static string? First(string text)
    {
        if (PlaceholderSyntax.ScriptName(text) is not null)
        {
            return text;
        }

        foreach (var match in PlaceholderSyntax.Find(text))
        {
            return text.Substring(match.Start, match.Length);
        }

        return null;
    }

    /// <summary>The open placeholder that a scalar is or holds, or null.</summary>
    public static string? First(SourceScalar scalar) => scalar.Kind switch
    {
        ScalarKind.Placeholder => $"${{{scalar.Text}}}",
        ScalarKind.String => First(scalar.Text),
        _ => null,
    };
}
