namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    /// <summary><c>_</c> as a pattern.</summary>
    public static readonly CodePattern Anything = new DiscardPattern();

    /// <summary><c>operand is pattern</c>; any expression is a constant pattern.</summary>
    public static CodeExpression Is(this CodeExpression operand, CodePattern pattern) =>
        new IsExpression(operand, pattern);

    /// <summary><c>operand is not pattern</c></summary>
    public static CodeExpression IsNot(this CodeExpression operand, CodePattern pattern) =>
        new IsExpression(operand, new NotPattern(pattern));

    /// <summary>The type as a pattern: <c>T</c>.</summary>
    public static CodePattern Typed(TypeName type) => new TypePattern(type);

    /// <summary><c>T name</c></summary>
    public static CodePattern Typed(TypeName type, string name) => new DeclarationPattern(type, name);

    /// <summary><c>var name</c></summary>
    public static CodePattern Bound(string name) => new DeclarationPattern(null, name);

    /// <summary><c>{ } name</c>: not null.</summary>
    public static CodePattern NotNull(string? name = null) => new PropertyPattern(null, [], name);

    /// <summary><c>&gt; value</c> and the other comparisons.</summary>
    public static CodePattern Compared(string op, CodeExpression value) => new RelationalPattern(op, value);

    /// <summary><c>T { Name: pattern } name</c></summary>
    public static CodePattern WithProperties(
        TypeName? type,
        IReadOnlyList<PropertySubpattern> properties,
        string? name = null) => new PropertyPattern(type, properties, name);

    /// <summary><c>not pattern</c></summary>
    public static CodePattern Negated(this CodePattern pattern) => new NotPattern(pattern);

    public static CodePattern Or(this CodePattern left, CodePattern right) => new BinaryPattern(left, "or", right);

    public static CodePattern And(this CodePattern left, CodePattern right) => new BinaryPattern(left, "and", right);

    /// <summary><c>value switch { arms }</c></summary>
    public static CodeExpression SwitchOf(CodeExpression value, params IReadOnlyList<SwitchArm> arms) =>
        new SwitchExpression(value, arms);

    /// <summary><c>pattern => result</c></summary>
    public static SwitchArm Arm(CodePattern pattern, CodeExpression result) => new(pattern, null, result);

    /// <summary><c>pattern when condition => result</c></summary>
    public static SwitchArm Arm(CodePattern pattern, CodeExpression when, CodeExpression result) =>
        new(pattern, when, result);
}
