namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    /// <summary><c>left op right</c></summary>
    public static CodeExpression Binary(CodeExpression left, string op, CodeExpression right) =>
        new BinaryExpression(left, op, right);

    public static CodeExpression And(this CodeExpression left, CodeExpression right) => Binary(left, "&&", right);

    public static CodeExpression Or(this CodeExpression left, CodeExpression right) => Binary(left, "||", right);

    /// <summary>All conditions, joined with <c>&amp;&amp;</c>; <c>true</c> when there are none.</summary>
    public static CodeExpression AllOf(params IReadOnlyList<CodeExpression> conditions) =>
        conditions.Count == 0 ? True : conditions.Aggregate(And);

    /// <summary>Any of the conditions, joined with <c>||</c>; <c>false</c> when there are none.</summary>
    public static CodeExpression AnyOf(params IReadOnlyList<CodeExpression> conditions) =>
        conditions.Count == 0 ? False : conditions.Aggregate(Or);

    public static CodeExpression EqualTo(this CodeExpression left, CodeExpression right) => Binary(left, "==", right);

    public static CodeExpression NotEqualTo(this CodeExpression left, CodeExpression right) =>
        Binary(left, "!=", right);

    public static CodeExpression LessThan(this CodeExpression left, CodeExpression right) => Binary(left, "<", right);

    public static CodeExpression GreaterThan(this CodeExpression left, CodeExpression right) =>
        Binary(left, ">", right);

    public static CodeExpression AtMost(this CodeExpression left, CodeExpression right) => Binary(left, "<=", right);

    public static CodeExpression AtLeast(this CodeExpression left, CodeExpression right) => Binary(left, ">=", right);

    public static CodeExpression Plus(this CodeExpression left, CodeExpression right) => Binary(left, "+", right);

    public static CodeExpression Minus(this CodeExpression left, CodeExpression right) => Binary(left, "-", right);

    /// <summary><c>left ?? right</c></summary>
    public static CodeExpression Else(this CodeExpression left, CodeExpression right) => Binary(left, "??", right);

    /// <summary><c>!operand</c></summary>
    public static CodeExpression Not(CodeExpression operand) => new UnaryExpression("!", operand);

    /// <summary><c>-operand</c></summary>
    public static CodeExpression Negative(CodeExpression operand) => new UnaryExpression("-", operand);

    /// <summary><c>operand++</c></summary>
    public static CodeExpression Increment(CodeExpression operand) => new PostfixExpression(operand, "++");

    /// <summary><c>operand--</c></summary>
    public static CodeExpression Decrement(CodeExpression operand) => new PostfixExpression(operand, "--");

    /// <summary><c>await operand</c></summary>
    public static CodeExpression Await(CodeExpression operand) => new AwaitExpression(operand);

    /// <summary><c>(T)operand</c></summary>
    public static CodeExpression Cast(TypeName type, CodeExpression operand) => new CastExpression(type, operand);

    /// <summary><c>condition ? whenTrue : whenFalse</c></summary>
    public static CodeExpression Conditional(
        CodeExpression condition,
        CodeExpression whenTrue,
        CodeExpression whenFalse) => new ConditionalExpression(condition, whenTrue, whenFalse);

    /// <summary><c>target = value</c></summary>
    public static CodeExpression Assign(CodeExpression target, CodeExpression value) => Assign(target, "=", value);

    /// <summary><c>target op value</c> for <c>+=</c>, <c>??=</c> and the like.</summary>
    public static CodeExpression Assign(CodeExpression target, string op, CodeExpression value) =>
        new AssignmentExpression(target, op, value);

    /// <summary><c>var (a, b) = value</c></summary>
    public static CodeExpression Deconstruct(IReadOnlyList<string> names, CodeExpression value) =>
        Assign(new DeconstructionExpression(names), value);

    /// <summary><c>throw exception</c>, as a statement or as an operand.</summary>
    public static CodeExpression Throw(CodeExpression exception) => new ThrowExpression(exception);
}
