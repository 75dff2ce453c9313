namespace Durable.Asl.Jsonata.Syntax;

internal enum TokenKind
{
    End,
    Operator,
    Name,
    Variable,
    String,
    Number,
    Value,
    Regex,
}

/// <summary>A word of the language.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Operator sign, name, string or pattern; for numbers and values the text as messages show
/// it.</param>
/// <param name="Span">Its place.</param>
/// <param name="Number">Value of a number.</param>
/// <param name="Flags">Flags of a regular expression.</param>
internal readonly record struct Token(
    TokenKind Kind,
    string Text,
    JsonataSpan Span,
    double Number = 0,
    string Flags = "")
{
    public bool Is(string sign) => Kind == TokenKind.Operator && Text == sign;
}
