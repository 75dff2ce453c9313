using System.Runtime.CompilerServices;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>Turns patterns into documents.</summary>
internal static class PatternLayout
{
    private enum Level
    {
        Or,
        And,
        Not,
    }

    public static Doc Of(CodePattern pattern) => Of(pattern, Level.Or);

    /// <summary>Whether the pattern ends in what may be the name of a type.</summary>
    public static bool EndsInTypeName(CodePattern pattern) => pattern switch
    {
        TypePattern => true,
        ConstantPattern constant => constant.Value is NameExpression or MemberExpression,
        NotPattern not => EndsInTypeName(not.Pattern),
        BinaryPattern binary => EndsInTypeName(binary.Right),
        _ => false,
    };

    private static Doc Of(CodePattern pattern, Level minimum)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return DeepStack.Continue(() => Of(pattern, minimum));
        }

        return LevelOf(pattern) < minimum ? Doc.Concat("(", Plain(pattern), ")") : Plain(pattern);
    }

    private static Level LevelOf(CodePattern pattern) => pattern switch
    {
        BinaryPattern { Operator: "or" } => Level.Or,
        BinaryPattern => Level.And,
        _ => Level.Not,
    };

    private static Doc Plain(CodePattern pattern) => pattern switch
    {
        ConstantPattern { Value: StringExpression text } => StringLiteral.OnOneLine(text.Value),
        ConstantPattern constant => ExpressionLayout.Of(constant.Value, PrecedenceLevel.Shift),
        TypePattern type => type.Type.Text,
        DeclarationPattern declaration =>
            $"{declaration.Type?.Text ?? "var"} {Identifier.Escape(declaration.Name)}",
        RelationalPattern relational => Doc.Concat(
            relational.Operator + " ", ExpressionLayout.Of(relational.Value, PrecedenceLevel.Shift)),
        PropertyPattern property => Property(property),
        NotPattern not => Doc.Concat("not ", Of(not.Pattern, Level.Not)),
        BinaryPattern binary => Binary(binary),
        DiscardPattern => "_",
        _ => throw new InvalidOperationException($"A pattern of type {pattern.GetType().Name} is unknown."),
    };

    private static Doc Binary(BinaryPattern pattern)
    {
        var level = LevelOf(pattern);
        var parts = new Stack<Doc>();
        CodePattern first = pattern;
        while (first is BinaryPattern binary && binary.Operator == pattern.Operator)
        {
            parts.Push(Doc.Nest(Doc.Concat(Doc.Line, binary.Operator + " ", RightOperand(binary, level + 1))));
            first = binary.Left;
        }

        return Doc.Group([Of(first, level + 1), .. parts]);
    }

    // In "T and -2" the compiler sees a variable called "and" and a subtraction.
    private static Doc RightOperand(BinaryPattern pattern, Level minimum) =>
        StartsWithSign(pattern.Right) && !IsClosed(pattern.Left, pattern.Operator)
            ? Doc.Concat("(", Plain(pattern.Right), ")")
            : Of(pattern.Right, minimum);

    private static bool StartsWithSign(CodePattern pattern) => pattern switch
    {
        ConstantPattern constant => constant.Value is UnaryExpression,
        BinaryPattern binary => StartsWithSign(binary.Left),
        _ => false,
    };

    /// <summary>Whether no name could follow the pattern, so that "and" or "or" behind it are what they are.</summary>
    private static bool IsClosed(CodePattern pattern, string op) => pattern switch
    {
        ConstantPattern constant => constant.Value is StringExpression or TokenExpression or UnaryExpression,
        RelationalPattern relational => relational.Value is StringExpression or TokenExpression or UnaryExpression,
        DeclarationPattern => true,
        PropertyPattern property => property.Name is not null,
        NotPattern { Pattern: not BinaryPattern } not => IsClosed(not.Pattern, op),
        BinaryPattern binary when binary.Operator == op || op == "or" => IsClosed(binary.Right, binary.Operator),
        _ => false,
    };

    private static Doc Property(PropertyPattern pattern)
    {
        var type = pattern.Type is null ? "" : pattern.Type.Text + " ";
        var name = pattern.Name is null ? "" : " " + Identifier.Escape(pattern.Name);
        var properties = pattern.Properties
            .Select(property => Doc.Concat(Identifier.Escape(property.Name), ": ", Of(property.Pattern)))
            .ToList();
        return properties.Count == 0
            ? $"{type}{{ }}{name}"
            : new FlatDoc(Doc.Concat(type + "{ ", Doc.Join(", ", properties), " }" + name));
    }
}
