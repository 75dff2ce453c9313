namespace Sfn2Durable.Input.Readers;

internal enum JsonTokenKind
{
    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    Colon,
    Comma,
    String,
    Number,
    Word,
    Placeholder,
    End,

    /// <summary>Something that cannot be read on; it has been reported.</summary>
    Failure,
}

/// <summary>
/// A piece of JSON text; <paramref name="Text"/> is the decoded string, the number or word as written.
/// </summary>
internal readonly record struct JsonToken(JsonTokenKind Kind, string Text, int Start, int End);
