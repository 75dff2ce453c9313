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
            parts.Push(Doc.Nest(Doc.Concat(Doc.Line, binary.Operator + " ", Of(binary.Right, level + 1))));
            first = binary.Left;
        }

        return Doc.Group([Of(first, level + 1), .. parts]);
    }

    private static Doc Property(PropertyPattern pattern)
    {
        var type = pattern.Type is null ? "" : pattern.Type.Text + " ";
        var name = pattern.Name is null ? "" : " " + Identifier.Escape(pattern.Name);
        var properties = pattern.Properties
            .Select(property => Doc.Concat(Identifier.Escape(property.Name), ": ", Of(property.Pattern)))
            .ToList();
        return properties.Count == 0
            ? $"{type}{{ }}{name}"
            : Doc.Concat(type + "{ ", Doc.Join(", ", properties), " }" + name);
    }
}
