using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Compilation;

/// <summary>Values of literals.</summary>
internal static class Constants
{
    public static Value Of(JsonataNode literal) => literal switch
    {
        StringLiteral text => Value.From(text.Value),
        NumberLiteral number => Value.From(number.Value),
        BooleanLiteral boolean => Value.From(boolean.Value),
        NullLiteral => Value.Null,
        _ => throw new ArgumentOutOfRangeException(nameof(literal), literal.GetType().Name, "Not a literal."),
    };
}
