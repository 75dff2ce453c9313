namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// How tightly an expression binds, from loose to tight. The printer compares these to place parentheses.
/// </summary>
internal enum PrecedenceLevel
{
    Any,
    Assignment,
    Conditional,
    Coalescing,
    ConditionalOr,
    ConditionalAnd,
    LogicalOr,
    LogicalXor,
    LogicalAnd,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Switch,
    Unary,
    Primary,
}

/// <summary>The binding strength of every expression.</summary>
internal static class Precedence
{
    /// <exception cref="ArgumentException">C# has no such binary operator.</exception>
    public static PrecedenceLevel OfBinary(string op) => op switch
    {
        "??" => PrecedenceLevel.Coalescing,
        "||" => PrecedenceLevel.ConditionalOr,
        "&&" => PrecedenceLevel.ConditionalAnd,
        "|" => PrecedenceLevel.LogicalOr,
        "^" => PrecedenceLevel.LogicalXor,
        "&" => PrecedenceLevel.LogicalAnd,
        "==" or "!=" => PrecedenceLevel.Equality,
        "<" or ">" or "<=" or ">=" => PrecedenceLevel.Relational,
        "<<" or ">>" or ">>>" => PrecedenceLevel.Shift,
        "+" or "-" => PrecedenceLevel.Additive,
        "*" or "/" or "%" => PrecedenceLevel.Multiplicative,
        _ => throw new ArgumentException($"'{op}' is not a binary operator.", nameof(op)),
    };

    public static PrecedenceLevel Of(CodeExpression expression) => expression switch
    {
        LambdaExpression or AssignmentExpression or ThrowExpression => PrecedenceLevel.Assignment,
        ConditionalExpression => PrecedenceLevel.Conditional,
        BinaryExpression binary => OfBinary(binary.Operator),
        IsExpression => PrecedenceLevel.Relational,
        SwitchExpression or WithExpression => PrecedenceLevel.Switch,
        UnaryExpression or AwaitExpression or CastExpression => PrecedenceLevel.Unary,
        SpreadExpression => PrecedenceLevel.Any,
        _ => PrecedenceLevel.Primary,
    };
}
