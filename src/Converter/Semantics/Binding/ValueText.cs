using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Values in the words of a message.</summary>
internal static class ValueText
{
    public static string Describe(SourceNode node) => node switch
    {
        SourceObject => "an object",
        SourceArray => "an array",
        SourceScalar { Kind: ScalarKind.String } text => $"the text '{Shorten(text.Text)}'",
        SourceScalar scalar => Shorten(scalar.Text),
        _ => "something else",
    };

    public static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
