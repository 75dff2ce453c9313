namespace Sfn2Durable.Emit.Syntax;

internal static partial class ExpressionLayout
{
    /// <summary>A chain of equal or equally strong operators; broken before every one of them or before none.</summary>
    private static Doc Binary(BinaryExpression expression)
    {
        if (expression.Operator == "??")
        {
            return Coalescing(expression);
        }

        var level = Precedence.OfBinary(expression.Operator);
        var parts = new Stack<Doc>();
        CodeExpression first = expression;
        while (first is BinaryExpression binary && ContinuesChain(binary, level, parts.Count))
        {
            parts.Push(Continuation(binary.Operator, Operand(binary.Right, level)));
            first = binary.Left;
        }

        return Doc.Group([Operand(first, level), .. parts]);
    }

    private static bool ContinuesChain(BinaryExpression binary, PrecedenceLevel level, int taken) =>
        Precedence.OfBinary(binary.Operator) == level && (taken == 0 || IsAssociative(level));

    // a == b == c and a < b < c are read wrongly by people, and the second by the compiler.
    private static bool IsAssociative(PrecedenceLevel level) =>
        level is not (PrecedenceLevel.Equality or PrecedenceLevel.Relational or PrecedenceLevel.Shift);

    private static Doc Coalescing(BinaryExpression expression)
    {
        var parts = new List<Doc> { Of(expression.Left, PrecedenceLevel.Unary) };
        var rest = expression.Right;
        while (rest is BinaryExpression { Operator: "??" } next)
        {
            parts.Add(Continuation("??", Of(next.Left, PrecedenceLevel.Unary)));
            rest = next.Right;
        }

        parts.Add(Continuation("??", rest is ThrowExpression ? Plain(rest) : Of(rest, PrecedenceLevel.Unary)));
        return Doc.Group(parts);
    }

    /// <summary>A part of an expression that begins a line of its own when the expression is broken.</summary>
    public static Doc Continuation(string op, Doc operand) =>
        Doc.Nest(Doc.Concat(Doc.Line, op + " ", operand));

    /// <summary>
    /// An operand of a binary operator. More parentheses than C# demands where people do not know the order by
    /// heart: <c>&amp;&amp;</c> below <c>||</c>, and everything around bit operators.
    /// </summary>
    private static Doc Operand(CodeExpression operand, PrecedenceLevel level) => level switch
    {
        PrecedenceLevel.ConditionalOr when operand is BinaryExpression { Operator: "&&" } => Parenthesize(operand),
        PrecedenceLevel.ConditionalOr => Of(operand, PrecedenceLevel.ConditionalAnd),
        PrecedenceLevel.ConditionalAnd => Of(operand, PrecedenceLevel.Equality),
        PrecedenceLevel.Equality or PrecedenceLevel.Relational => Of(operand, PrecedenceLevel.Additive),
        PrecedenceLevel.Additive => Of(operand, PrecedenceLevel.Multiplicative),
        _ => Of(operand, PrecedenceLevel.Unary),
    };

    private static Doc Conditional(ConditionalExpression conditional)
    {
        var condition = Surface.EndsInTypeName(conditional.Condition)
            ? Parenthesize(conditional.Condition)
            : Of(conditional.Condition, PrecedenceLevel.ConditionalOr);
        var whenTrue = Branch(conditional.WhenTrue);
        var whenFalse = conditional.WhenFalse is ConditionalExpression next ? Of(next) : Branch(conditional.WhenFalse);
        return Doc.Group(condition, Continuation("?", whenTrue), Continuation(":", whenFalse));
    }

    private static Doc Branch(CodeExpression branch) =>
        branch is ThrowExpression ? Plain(branch) : BeforeColon(branch);

    /// <summary>
    /// An expression that a colon may follow. In <c>a?[b] : c</c> the compiler would see a condition with a collection.
    /// </summary>
    public static Doc BeforeColon(CodeExpression expression) =>
        Surface.HasNullIndex(expression) ? Parenthesize(expression) : Of(expression, PrecedenceLevel.Coalescing);

    private static Doc UnaryOperand(CodeExpression operand, string op = "") =>
        operand is CollectionExpression ||
        operand is UnaryExpression { Operator: var inner } && IsSign(inner) && (op.Length == 0 || inner[0] == op[0])
            ? Parenthesize(operand)
            : Of(operand, PrecedenceLevel.Unary);

    // (T)-x is a subtraction, and (T)[x] an element, unless T is a keyword.
    private static Doc CastOperand(CodeExpression operand) =>
        operand is UnaryExpression { Operator: var op } && IsSign(op) || operand is CollectionExpression
            ? Parenthesize(operand)
            : Of(operand, PrecedenceLevel.Unary);

    private static bool IsSign(string op) => op[0] is '-' or '+';

    /// <summary>
    /// The parts of a list with commas. <c>F(a &lt; b, c &gt; (d))</c> would be a call of a generic method; there the
    /// comparison gets parentheses, as does every part that must be closed for a reason of its own.
    /// </summary>
    private static IEnumerable<Doc> Separated(
        IReadOnlyList<CodeExpression> parts,
        Func<CodeExpression, bool>? mustBeClosed = null)
    {
        var lastAngle = parts.Count - 1;
        while (lastAngle > 0 && !Surface.HasAngle(parts[lastAngle], '>'))
        {
            lastAngle--;
        }

        return parts.Select((part, index) =>
            (index < lastAngle && Surface.HasAngle(part, '<')) || mustBeClosed?.Invoke(part) == true
                ? Parenthesize(part)
                : Of(part));
    }
}
