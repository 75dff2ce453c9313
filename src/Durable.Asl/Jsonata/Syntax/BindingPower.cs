namespace Durable.Asl.Jsonata.Syntax;

/// <summary>How strongly a token holds on to the expression on its left; 0 ends an expression.</summary>
internal static class BindingPower
{
    public const int Bind = 10;
    public const int Step = 75;
    public const int Prefix = 70;
    public const int Suffix = 80;

    public static int Of(Token token) => token.Kind == TokenKind.Operator ? Of(token.Text) : 0;

    public static int Of(string sign) => sign switch
    {
        "(" or "[" or "@" or "#" => Suffix,
        "." => Step,
        "{" => 70,
        "*" or "/" or "%" => 60,
        "+" or "-" or "&" => 50,
        "=" or "!=" or "<" or "<=" or ">" or ">=" or "in" => 40,
        "~>" or "^" or "?:" or "??" => 40,
        "and" => 30,
        "or" => 25,
        "?" => 20,
        ":=" => Bind,
        _ => 0,
    };
}
