namespace Durable.Asl.Jsonata.Syntax;

/// <summary>The signs of the binary operators.</summary>
internal static class OperatorSigns
{
    public static JsonataOperator Parse(string sign) => sign switch
    {
        "+" => JsonataOperator.Add,
        "-" => JsonataOperator.Subtract,
        "*" => JsonataOperator.Multiply,
        "/" => JsonataOperator.Divide,
        "%" => JsonataOperator.Remainder,
        "&" => JsonataOperator.Concatenate,
        "=" => JsonataOperator.Equal,
        "!=" => JsonataOperator.NotEqual,
        "<" => JsonataOperator.Less,
        "<=" => JsonataOperator.LessOrEqual,
        ">" => JsonataOperator.Greater,
        ">=" => JsonataOperator.GreaterOrEqual,
        "in" => JsonataOperator.In,
        "and" => JsonataOperator.And,
        "or" => JsonataOperator.Or,
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "Not a binary operator."),
    };

    public static string Of(JsonataOperator value) => value switch
    {
        JsonataOperator.Add => "+",
        JsonataOperator.Subtract => "-",
        JsonataOperator.Multiply => "*",
        JsonataOperator.Divide => "/",
        JsonataOperator.Remainder => "%",
        JsonataOperator.Concatenate => "&",
        JsonataOperator.Equal => "=",
        JsonataOperator.NotEqual => "!=",
        JsonataOperator.Less => "<",
        JsonataOperator.LessOrEqual => "<=",
        JsonataOperator.Greater => ">",
        JsonataOperator.GreaterOrEqual => ">=",
        JsonataOperator.In => "in",
        JsonataOperator.And => "and",
        JsonataOperator.Or => "or",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a binary operator."),
    };
}
