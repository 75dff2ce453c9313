namespace Durable.Asl.Jsonata.Syntax;

/// <summary>The operators that take two values.</summary>
public enum JsonataOperator
{
    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Remainder,

    /// <summary><c>&amp;</c></summary>
    Concatenate,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>in</c></summary>
    In,

    /// <summary><c>and</c></summary>
    And,

    /// <summary><c>or</c></summary>
    Or,
}

/// <summary>An operator between two operands.</summary>
/// <param name="Operator">Which one.</param>
/// <param name="Left">Left operand.</param>
/// <param name="Right">Right operand.</param>
public sealed record BinaryNode(JsonataOperator Operator, JsonataNode Left, JsonataNode Right) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Left, Right];
}

/// <summary><c>-operand</c>.</summary>
/// <param name="Operand">Anything but a number literal, which takes the sign in.</param>
public sealed record NegateNode(JsonataNode Operand) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Operand];
}

/// <summary><c>condition ? then : else</c>.</summary>
/// <param name="Condition">Decides by the rules of <c>$boolean</c>.</param>
/// <param name="Then">Value when true.</param>
/// <param name="Else">Value when not; left out, the value is nothing.</param>
public sealed record ConditionNode(JsonataNode Condition, JsonataNode Then, JsonataNode? Else) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Else is null ? [Condition, Then] : [Condition, Then, Else];
}

/// <summary><c>left ?: right</c>: the left value when it counts as true, otherwise the right.</summary>
/// <param name="Left">Preferred value.</param>
/// <param name="Right">Fallback.</param>
public sealed record ElvisNode(JsonataNode Left, JsonataNode Right) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Left, Right];
}

/// <summary><c>left ?? right</c>: the left value when there is one, otherwise the right.</summary>
/// <param name="Left">Preferred value.</param>
/// <param name="Right">Fallback.</param>
public sealed record CoalesceNode(JsonataNode Left, JsonataNode Right) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Left, Right];
}

/// <summary><c>$name := value</c>.</summary>
/// <param name="Variable">Name without the dollar sign.</param>
/// <param name="Value">What is bound.</param>
public sealed record BindNode(string Variable, JsonataNode Value) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Value];
}

/// <summary><c>left ~> right</c>: applies the right side to the left, or composes two functions.</summary>
/// <param name="Left">The argument, or the function applied first.</param>
/// <param name="Right">A function, or a call that takes the left value as its first argument.</param>
public sealed record ApplyNode(JsonataNode Left, JsonataNode Right) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Left, Right];
}
