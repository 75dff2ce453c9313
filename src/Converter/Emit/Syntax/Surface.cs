namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// What of an expression lies open, outside of any brackets of its own, and can therefore be misread together with
/// what stands around it. All walks are loops, since operators nest as deep as an author likes.
/// </summary>
internal static class Surface
{
    /// <summary>Whether <c>&lt;</c> or <c>&gt;</c> lies open; in a list it could begin or end type arguments.</summary>
    public static bool HasAngle(CodeExpression expression, char angle) =>
        Parts(expression).Any(part => part is BinaryExpression binary && binary.Operator[0] == angle);

    /// <summary>
    /// Whether <c>?[</c> lies open. Before a colon, the compiler would see a condition and a collection.
    /// </summary>
    public static bool HasNullIndex(CodeExpression expression) =>
        Parts(expression).Any(part => part is ElementExpression { IsConditional: true });

    /// <summary>Whether the expression begins with the bracket of a collection.</summary>
    public static bool BeginsWithBracket(CodeExpression expression)
    {
        var first = expression;
        while (First(first) is { } inner)
        {
            first = inner;
        }

        return first is CollectionExpression;
    }

    /// <summary>
    /// Whether the expression ends in the block of a lambda. Formatters separate such a brace from a comma or bracket
    /// behind it.
    /// </summary>
    public static bool EndsInBlock(CodeExpression expression) => LastOf(expression) is LambdaExpression;

    /// <summary>
    /// Whether the expression ends in what may be the name of a type. A question mark behind it would make it a
    /// nullable one.
    /// </summary>
    public static bool EndsInTypeName(CodeExpression expression) =>
        LastOf(expression) is IsExpression test && PatternLayout.EndsInTypeName(test.Pattern);

    private static CodeExpression LastOf(CodeExpression expression)
    {
        var last = expression;
        while (Last(last) is { } inner)
        {
            last = inner;
        }

        return last;
    }

    private static CodeExpression? First(CodeExpression expression) => expression switch
    {
        BinaryExpression binary => binary.Left,
        IsExpression test => test.Operand,
        ConditionalExpression conditional => conditional.Condition,
        SwitchExpression choice => choice.Value,
        WithExpression with => with.Source,
        AssignmentExpression assignment => assignment.Target,
        PostfixExpression postfix => postfix.Operand,
        _ => null,
    };

    private static CodeExpression? Last(CodeExpression expression) => expression switch
    {
        BinaryExpression binary => binary.Right,
        ConditionalExpression conditional => conditional.WhenFalse,
        AssignmentExpression assignment => assignment.Value,
        LambdaExpression lambda => lambda.Expression,
        ThrowExpression thrown => thrown.Exception,
        UnaryExpression unary => unary.Operand,
        AwaitExpression awaited => awaited.Operand,
        CastExpression cast => cast.Operand,
        SpreadExpression spread => spread.Items,
        _ => null,
    };

    private static CodeExpression? Receiver(CodeExpression expression) => expression switch
    {
        MemberExpression member => member.Target,
        InvocationExpression invocation => invocation.Target,
        ElementExpression element => element.Target,
        _ => null,
    };

    private static IEnumerable<CodeExpression> Parts(CodeExpression expression)
    {
        var open = new Stack<CodeExpression>([expression]);
        while (open.TryPop(out var part))
        {
            yield return part;
            PushIfAny(open, Receiver(part));
            PushIfAny(open, First(part));
            PushIfAny(open, part is ConditionalExpression conditional ? conditional.WhenTrue : null);
            PushIfAny(open, Last(part));
        }
    }

    private static void PushIfAny(Stack<CodeExpression> open, CodeExpression? part)
    {
        if (part is not null)
        {
            open.Push(part);
        }
    }
}
