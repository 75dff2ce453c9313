namespace Sfn2Durable.Emit.Syntax;

internal static partial class ExpressionLayout
{
    /// <summary>Wider initialisers are easier to read with one entry per line, even where there is room.</summary>
    private const int WidestInlineInitializer = 60;

    /// <summary>Parameters of a method, constructor, record or lambda.</summary>
    public static Doc ParameterList(IReadOnlyList<CodeParameter> parameters)
    {
        if (parameters.Count == 0)
        {
            return "()";
        }

        var list = Doc.Join(Doc.Concat(",", Doc.Line), parameters.Select(Parameter).ToList());
        return Doc.Group("(", Doc.Nest(Doc.Concat(Doc.SoftLine, list)), ")");
    }

    /// <summary>
    /// Whether the expression ends in braces of its own, so that it may begin on the line before them.
    /// </summary>
    private static bool HasBraces(CodeExpression expression) => expression is
        CreationExpression { Entries.Count: > 0 } or WithExpression or SwitchExpression or
        LambdaExpression { Block.Count: > 0 };

    private static Doc Creation(CreationExpression creation)
    {
        var type = creation.Type is null ? "new" : "new " + creation.Type.Text;
        if (creation.Entries.Count == 0)
        {
            return Doc.Concat(type, ArgumentList("(", creation.Arguments, ")"));
        }

        if (creation.Arguments.Count == 0)
        {
            return Doc.Concat(type, creation.Type is null ? "()" : "", Initializer(creation.Entries));
        }

        // Entries on one line below arguments on several would be hard to find.
        var arguments = ArgumentList("(", creation.Arguments, ")");
        var entries = Entries(creation.Entries);
        var broken = Doc.Concat(type, arguments, BracedList(entries, Doc.HardLine));
        return arguments.FitsOnOneLine
            ? Doc.Choice(Doc.Concat(type, new FlatDoc(arguments), Initializer(creation.Entries, entries)), broken)
            : broken;
    }

    /// <summary><c> { a, b }</c>, or the braces and each entry on lines of their own.</summary>
    private static Doc Initializer(IReadOnlyList<InitializerEntry> entries) => Initializer(entries, Entries(entries));

    private static Doc Initializer(IReadOnlyList<InitializerEntry> entries, IReadOnlyList<Doc> documents)
    {
        var inline = documents.Sum(document => Math.Min(document.FlatWidth, WidestInlineInitializer + 1));
        var isBroken = inline > WidestInlineInitializer || entries.Any(entry => IsNested(entry.Value));
        return BracedList(documents, isBroken ? Doc.HardLine : Doc.Line);
    }

    private static List<Doc> Entries(IReadOnlyList<InitializerEntry> entries)
    {
        var elements = entries.Select(entry => entry is ElementEntry ? entry.Value : Code.Null).ToList();
        return [.. entries.Zip(Separated(elements, LooksLikeEntry), Entry)];
    }

    // A plain element that would be taken for "name = value" or "[key] = value".
    private static bool LooksLikeEntry(CodeExpression element) =>
        element is AssignmentExpression || Surface.BeginsWithBracket(element);

    private static bool IsNested(CodeExpression value) =>
        value is CreationExpression { Entries.Count: > 0 } or WithExpression { Entries.Count: > 0 };

    private static Doc BracedList(IReadOnlyList<Doc> documents, Doc line) => Doc.Group(
        line,
        "{",
        Doc.Nest(Doc.Concat(line, Doc.Join(Doc.Concat(",", line), documents))),
        Doc.IfBroken(",", ""),
        line,
        "}");

    private static Doc Entry(InitializerEntry entry, Doc element) => entry switch
    {
        MemberEntry member => Doc.Concat(Identifier.Escape(member.Name), " =", AfterEquals(member.Value)),
        IndexEntry index => Doc.Concat(new FlatDoc(Index("[", [index.Key])), " =", AfterEquals(index.Value)),
        _ => element,
    };

    /// <summary>
    /// <c>[a, b]</c>, or the brackets and each element on lines of their own. A list of objects is always broken.
    /// </summary>
    private static Doc Collection(CollectionExpression collection, Doc before)
    {
        if (collection.Elements.Count == 0)
        {
            return Doc.Concat(before, "[]");
        }

        var isBroken = collection.Elements.Count > 1 && collection.Elements.Any(IsNested);
        var line = isBroken ? Doc.HardLine : Doc.SoftLine;
        var elements = Separated(collection.Elements).ToList();
        return Doc.Group(
            before,
            "[",
            Doc.Nest(Doc.Concat(line, Doc.Join(Doc.Concat(",", Doc.Line), elements))),
            Doc.IfBroken(",", ""),
            line,
            "]");
    }

    private static Doc Lambda(LambdaExpression lambda)
    {
        var head = Doc.Concat(
            (lambda.IsStatic ? "static " : "") + (lambda.IsAsync ? "async " : ""),
            LambdaParameters(lambda.Parameters));
        if (lambda.Expression is { } expression)
        {
            return WithBody(head, expression);
        }

        var block = lambda.Block ?? [];
        var body = Doc.Concat(" =>", Doc.HardLine, StatementLayout.Block(block));
        return Doc.Choice(
            Doc.Concat(new FlatDoc(head), block.Count == 0 ? " => { }" : body),
            Doc.Concat(head, body));
    }

    /// <summary>
    /// An expression in a place where formatters would separate the brace that ends a lambda's block from the sign that
    /// follows it; there it gets parentheses.
    /// </summary>
    public static Doc Closed(CodeExpression expression) =>
        Surface.EndsInBlock(expression) ? Parenthesize(expression) : Of(expression);

    private static Doc LambdaParameters(IReadOnlyList<CodeParameter> parameters) =>
        parameters is [{ Type: null, Default: null, Modifier: null, Attributes.Count: 0 } single]
            ? Identifier.Escape(single.Name)
            : ParameterList(parameters);

    private static Doc Parameter(CodeParameter parameter)
    {
        Doc declaration = (parameter.Modifier is null ? "" : parameter.Modifier + " ") +
            (parameter.Type is null ? "" : parameter.Type.Text + " ") +
            Identifier.Escape(parameter.Name);
        if (parameter.Default is { } value)
        {
            declaration = Doc.Concat(declaration, " =", AfterEquals(value));
        }

        return parameter.Attributes.Count == 0
            ? declaration
            : Doc.Group(Doc.Join(Doc.Line, [.. parameter.Attributes.Select(MemberLayout.Attribute), declaration]));
    }

    private static Doc Switch(SwitchExpression choice)
    {
        var value = Of(choice.Value, choice.Value is AwaitExpression ? PrecedenceLevel.Unary : PrecedenceLevel.Primary);
        var arms = choice.Arms.Select(Arm).ToList();
        return arms.Count == 0
            ? Doc.Concat(value, " switch", Doc.HardLine, "{", Doc.HardLine, "}")
            : Doc.Concat(value, " switch", BracedList(arms, Doc.HardLine));
    }

    private static Doc Arm(SwitchArm arm)
    {
        var pattern = PatternLayout.Of(arm.Pattern);
        var head = arm.When is { } condition
            ? Doc.Group(pattern, Continuation("when", Of(condition, PrecedenceLevel.ConditionalOr)))
            : pattern;
        return Surface.EndsInBlock(arm.Result)
            ? Doc.Concat(head, " => ", Closed(arm.Result))
            : WithBody(head, arm.Result);
    }
}
