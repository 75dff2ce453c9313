using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sfn2Durable.Emit.Syntax;

namespace Converter.Tests.Emit.Syntax;

internal static partial class ModelReader
{
    public static CodeExpression Expression(ExpressionSyntax expression) => Expression(expression, null);

    /// <param name="expression">What to read.</param>
    /// <param name="receiver">What stands before the question mark, inside a conditional access.</param>
    private static CodeExpression Expression(ExpressionSyntax expression, CodeExpression? receiver) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Expression(parenthesized.Expression),
        LiteralExpressionSyntax literal => Literal(literal),
        IdentifierNameSyntax name => new NameExpression(name.Identifier.ValueText, []),
        GenericNameSyntax name => new NameExpression(name.Identifier.ValueText, TypeArguments(name)),
        PredefinedTypeSyntax type => new TypeExpression(TypeOf(type)),
        ThisExpressionSyntax => Code.This,
        TypeOfExpressionSyntax typeOf => Code.TypeOf(TypeOf(typeOf.Type)),
        MemberAccessExpressionSyntax member => Member(Expression(member.Expression, receiver), member.Name, false),
        MemberBindingExpressionSyntax binding => Member(Required(receiver), binding.Name, true),
        InvocationExpressionSyntax invocation => new InvocationExpression(
            Expression(invocation.Expression, receiver), Arguments(invocation.ArgumentList)),
        ElementAccessExpressionSyntax element => new ElementExpression(
            Expression(element.Expression, receiver), Arguments(element.ArgumentList)),
        ElementBindingExpressionSyntax binding => new ElementExpression(
            Required(receiver), Arguments(binding.ArgumentList), IsConditional: true),
        ConditionalAccessExpressionSyntax access =>
            Expression(access.WhenNotNull, Expression(access.Expression, receiver)),
        AwaitExpressionSyntax awaited => new AwaitExpression(Expression(awaited.Expression)),
        PrefixUnaryExpressionSyntax prefix => new UnaryExpression(
            prefix.OperatorToken.ValueText, Expression(prefix.Operand)),
        PostfixUnaryExpressionSyntax postfix => new PostfixExpression(
            Expression(postfix.Operand), postfix.OperatorToken.ValueText),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test => new IsExpression(
            Expression(test.Left), TypeAsPattern(test.Right)),
        BinaryExpressionSyntax binary => new BinaryExpression(
            Expression(binary.Left), binary.OperatorToken.ValueText, Expression(binary.Right)),
        AssignmentExpressionSyntax assignment => new AssignmentExpression(
            Expression(assignment.Left), assignment.OperatorToken.ValueText, Expression(assignment.Right)),
        ConditionalExpressionSyntax conditional => new ConditionalExpression(
            Expression(conditional.Condition), Expression(conditional.WhenTrue), Expression(conditional.WhenFalse)),
        CastExpressionSyntax cast => new CastExpression(TypeOf(cast.Type), Expression(cast.Expression)),
        IsPatternExpressionSyntax test => new IsExpression(Expression(test.Expression), Pattern(test.Pattern)),
        ThrowExpressionSyntax thrown => new ThrowExpression(Expression(thrown.Expression)),
        TupleExpressionSyntax tuple => new TupleExpression([.. tuple.Arguments.Select(Argument)]),
        DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax names } =>
            new DeconstructionExpression([.. names.Variables.Select(name => name.ToString().TrimStart('@'))]),
        LambdaExpressionSyntax lambda => Lambda(lambda),
        InterpolatedStringExpressionSyntax interpolated => new InterpolatedExpression(
            [.. interpolated.Contents.Select(Part)]),
        _ => Braced(expression),
    };

    private static CodeExpression Braced(ExpressionSyntax expression) => expression switch
    {
        ObjectCreationExpressionSyntax creation => new CreationExpression(
            TypeOf(creation.Type), Arguments(creation.ArgumentList), Entries(creation.Initializer)),
        ImplicitObjectCreationExpressionSyntax creation => new CreationExpression(
            null, Arguments(creation.ArgumentList), Entries(creation.Initializer)),
        WithExpressionSyntax with => new WithExpression(Expression(with.Expression), Entries(with.Initializer)),
        CollectionExpressionSyntax collection => new CollectionExpression([.. collection.Elements.Select(Element)]),
        SwitchExpressionSyntax choice => new SwitchExpression(
            Expression(choice.GoverningExpression),
            [.. choice.Arms.Select(arm => new SwitchArm(
                Pattern(arm.Pattern), Optional(arm.WhenClause?.Condition), Expression(arm.Expression)))]),
        _ => throw new InvalidOperationException($"{expression.Kind()}: {expression}"),
    };

    private static CodeExpression Literal(LiteralExpressionSyntax literal) => literal.Token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or
        SyntaxKind.SingleLineRawStringLiteralToken or
        SyntaxKind.MultiLineRawStringLiteralToken => new StringExpression(literal.Token.ValueText),
        _ => new TokenExpression(literal.Token.Text),
    };

    private static MemberExpression Member(CodeExpression target, SimpleNameSyntax name, bool isConditional) =>
        new MemberExpression(target, name.Identifier.ValueText, TypeArguments(name), isConditional);

    private static List<TypeName> TypeArguments(SimpleNameSyntax name) =>
        name is GenericNameSyntax generic ? [.. generic.TypeArgumentList.Arguments.Select(TypeOf)] : [];

    private static List<CodeArgument> Arguments(BaseArgumentListSyntax? list) =>
        [.. list?.Arguments.Select(Argument) ?? []];

    private static CodeArgument Argument(ArgumentSyntax argument)
    {
        var name = argument.NameColon?.Name.Identifier.ValueText;
        var modifier = argument.RefOrOutKeyword.ValueText is { Length: > 0 } keyword ? keyword : null;
        return argument.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax local }
            ? new CodeArgument(Code.Id(local.Identifier.ValueText), name, "out var")
            : new CodeArgument(Expression(argument.Expression), name, modifier);
    }

    private static List<InitializerEntry> Entries(InitializerExpressionSyntax? initializer) =>
        [.. initializer?.Expressions.Select(Entry) ?? []];

    private static InitializerEntry Entry(ExpressionSyntax entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax access, Right: var value } =>
            new IndexEntry(Expression(access.ArgumentList.Arguments.Single().Expression), Expression(value)),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var value } =>
            new MemberEntry(name.Identifier.ValueText, Expression(value)),
        _ => new ElementEntry(Expression(entry)),
    };

    private static CodeExpression Element(CollectionElementSyntax element) => element switch
    {
        ExpressionElementSyntax plain => Expression(plain.Expression),
        SpreadElementSyntax spread => new SpreadExpression(Expression(spread.Expression)),
        _ => throw new InvalidOperationException(element.Kind().ToString()),
    };

    private static LambdaExpression Lambda(LambdaExpressionSyntax lambda)
    {
        var parameters = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => [Parameter(simple.Parameter)],
            ParenthesizedLambdaExpressionSyntax several => Parameters(several.ParameterList),
            _ => throw new InvalidOperationException(lambda.Kind().ToString()),
        };
        return new LambdaExpression(
            parameters,
            Optional(lambda.ExpressionBody),
            lambda.Block is null ? null : Block(lambda.Block),
            !lambda.AsyncKeyword.IsKind(SyntaxKind.None),
            lambda.Modifiers.Any(SyntaxKind.StaticKeyword));
    }

    private static InterpolationPart Part(InterpolatedStringContentSyntax part) => part switch
    {
        InterpolatedStringTextSyntax text => new InterpolationPart(
            text.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}")),
        InterpolationSyntax hole => new InterpolationPart(
            null, Expression(hole.Expression), hole.FormatClause?.FormatStringToken.ValueText),
        _ => throw new InvalidOperationException(part.Kind().ToString()),
    };

    private static T Required<T>(T? value)
        where T : class => value ?? throw new InvalidOperationException("A part is missing.");
}
