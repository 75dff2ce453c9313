using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Durable.Asl.JsonPaths;

/// <summary>The condition of a filter <c>[?(…)]</c>. All kinds stand in this file.</summary>
internal abstract record FilterExpression
{
    /// <summary>Any of the operands is true.</summary>
    public sealed record Or(FilterExpression Left, FilterExpression Right) : FilterExpression;

    /// <summary>All of the operands are true.</summary>
    public sealed record And(FilterExpression Left, FilterExpression Right) : FilterExpression;

    /// <summary>The operand is false.</summary>
    public sealed record Not(FilterExpression Operand) : FilterExpression;

    /// <summary>A path alone: it leads somewhere.</summary>
    public sealed record Exists(FilterOperand.Path Path) : FilterExpression;

    /// <summary><c>left op right</c>.</summary>
    public sealed record Comparison(FilterOperand Left, FilterOperator Operator, FilterOperand Right)
        : FilterExpression;
}

/// <summary>One side of a comparison in a filter.</summary>
internal abstract record FilterOperand
{
    /// <summary>A path from the element (<c>@</c>) or from the root of the document (<c>$</c>).</summary>
    public sealed record Path(bool FromRoot, PathProgram Program) : FilterOperand;

    /// <summary>A constant. A bare word is a string, as the service's dialect has it.</summary>
    public sealed record Literal(JsonNode? Value) : FilterOperand;

    /// <summary><c>/pattern/flags</c>; the whole text has to match.</summary>
    public sealed record Pattern(string Text, string Flags, Regex Regex) : FilterOperand;
}
