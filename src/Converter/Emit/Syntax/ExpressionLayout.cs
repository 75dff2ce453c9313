using System.Runtime.CompilerServices;
using System.Text;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// Turns expressions into documents. This file holds the entry and the simple cases; calls and chains, operators,
/// and everything with braces or brackets have files of their own.
/// </summary>
internal static partial class ExpressionLayout
{
    /// <summary>The expression, in parentheses if it binds more loosely than its place demands.</summary>
    public static Doc Of(CodeExpression expression, PrecedenceLevel minimum = PrecedenceLevel.Any)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return DeepStack.Continue(() => Of(expression, minimum));
        }

        return Precedence.Of(expression) < minimum ? Parenthesize(expression) : Plain(expression);
    }

    /// <summary>A value after <c>=</c>: on the same line if at least its beginning fits there.</summary>
    public static Doc AfterEquals(CodeExpression value) =>
        value is CollectionExpression collection ? Collection(collection, Doc.Line) : BesideOrBelow(Of(value));

    /// <summary>A body after <c>=></c>: on the same line if all of it fits there, or if it opens a brace.</summary>
    public static Doc AfterArrow(CodeExpression body)
    {
        if (body is CollectionExpression collection)
        {
            return Collection(collection, Doc.Line);
        }

        return HasBraces(body) ? BesideOrBelow(Of(body)) : Doc.Group(Doc.Nest(Doc.Concat(Doc.Line, Of(body))));
    }

    /// <summary>
    /// A method or lambda with an expression body. Where the parameters take several lines, the body begins on one
    /// of its own.
    /// </summary>
    public static Doc WithBody(Doc head, CodeExpression body)
    {
        if (!HasBraces(body))
        {
            return Doc.Concat(head, " =>", AfterArrow(body));
        }

        var content = Of(body);
        var below = Doc.Concat(head, " =>", Doc.Nest(Doc.Concat(Doc.HardLine, content)));
        return head.FitsOnOneLine ? Doc.Choice(Doc.Concat(new FlatDoc(head), " => ", content), below) : below;
    }

    private static Doc BesideOrBelow(Doc content) =>
        Doc.Choice(Doc.Concat(" ", content), Doc.Nest(Doc.Concat(Doc.HardLine, content)));

    private static Doc Parenthesize(CodeExpression expression) => Doc.Concat("(", Plain(expression), ")");

    private static Doc Plain(CodeExpression expression) => expression switch
    {
        StringExpression text => String(text.Value),
        TokenExpression token => token.Token,
        InterpolatedExpression interpolated => Interpolated(interpolated),
        NameExpression name => Identifier.Escape(name.Identifier) + TypeArguments(name.TypeArguments),
        TypeExpression type => type.Type.Text,
        TypeOfExpression typeOf => $"typeof({typeOf.Type.Text})",
        MemberExpression or InvocationExpression or ElementExpression => Chain(expression),
        CreationExpression creation => Creation(creation),
        WithExpression { Entries.Count: 0 } with => Doc.Concat(Receiver(with.Source), " with { }"),
        WithExpression with => Doc.Concat(Receiver(with.Source), " with", Initializer(with.Entries)),
        CollectionExpression collection => Collection(collection, Doc.Empty),
        SpreadExpression spread => Doc.Concat(".. ", Of(spread.Items, PrecedenceLevel.Conditional)),
        TupleExpression tuple => ElementList("(", tuple.Elements, ")"),
        LambdaExpression lambda => Lambda(lambda),
        AwaitExpression awaited => Doc.Concat("await ", UnaryOperand(awaited.Operand)),
        UnaryExpression unary => Doc.Concat(unary.Operator, UnaryOperand(unary.Operand, unary.Operator)),
        PostfixExpression postfix => Doc.Concat(Receiver(postfix.Operand), postfix.Operator),
        BinaryExpression binary => Binary(binary),
        ConditionalExpression conditional => Conditional(conditional),
        IsExpression test => Doc.Group(
            Of(test.Operand, PrecedenceLevel.Shift), Continuation("is", PatternLayout.Of(test.Pattern))),
        CastExpression cast => Doc.Concat($"({cast.Type.Text})", CastOperand(cast.Operand)),
        AssignmentExpression assignment => Doc.Concat(
            Of(assignment.Target, PrecedenceLevel.Unary), " " + assignment.Operator, AfterEquals(assignment.Value)),
        DeconstructionExpression names => $"var ({string.Join(", ", names.Names.Select(Identifier.Escape))})",
        SwitchExpression choice => Switch(choice),
        ThrowExpression thrown => Doc.Concat("throw ", BeforeColon(thrown.Exception)),
        _ => throw new InvalidOperationException($"An expression of type {expression.GetType().Name} is unknown."),
    };

    private static Doc String(string value) => StringLiteral.LinesOfRaw(value) is { } lines
        ? new RawStringDoc(StringLiteral.RawQuotes(value), lines)
        : StringLiteral.OnOneLine(value);

    private static Doc Interpolated(InterpolatedExpression interpolated)
    {
        var parts = new List<Doc> { "$\"" };
        foreach (var part in interpolated.Parts)
        {
            parts.Add(part.Value is { } value ? Hole(value, part.Format) : InterpolatedText(part.Text ?? ""));
        }

        parts.Add("\"");
        return Doc.Concat(parts);
    }

    // Looser operators would meet the colon that begins the format.
    private static Doc Hole(CodeExpression value, string? format) => Doc.Concat(
        "{", new FlatDoc(Of(value, PrecedenceLevel.ConditionalOr)), format is null ? "}" : $":{format}}}");

    private static string InterpolatedText(string text)
    {
        var output = new StringBuilder();
        StringLiteral.AppendEscaped(output, text);
        return output.Replace("{", "{{").Replace("}", "}}").ToString();
    }

    private static string TypeArguments(IReadOnlyList<TypeName> arguments) =>
        arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments.Select(argument => argument.Text))}>";
}
