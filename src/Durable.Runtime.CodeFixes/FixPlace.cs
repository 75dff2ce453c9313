using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durable.Runtime.CodeFixes;

/// <summary>A place in workflow code where an operation can be awaited, and the context to call it on.</summary>
internal sealed class FixPlace
{
    private readonly SemanticModel _model;
    private readonly int _position;

    private FixPlace(SemanticModel model, int position, ExpressionSyntax context)
    {
        _model = model;
        _position = position;
        Context = context;
    }

    /// <summary>The expression that gives the durable context.</summary>
    public ExpressionSyntax Context { get; }

    /// <summary>Null where an <c>await</c> cannot stand, or no context is at hand.</summary>
    public static FixPlace? Of(SyntaxNode node, SemanticModel model) =>
        CanAwait(node) && ContextAt(node, model) is { } context ? new FixPlace(model, node.SpanStart, context) : null;

    /// <summary>True where the innermost function is async and nothing between forbids to wait.</summary>
    public static bool CanAwait(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case LockStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax or AttributeSyntax:
                    return false;

                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);

                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);

                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);

                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The name of a type of the platform as it can be written here.</summary>
    public ExpressionSyntax TypeName(string space, string name)
    {
        var isImported = _model.LookupNamespacesAndTypes(_position, name: name)
            .Any(t => t is INamedTypeSymbol && t.ContainingNamespace.ToDisplayString() == space);
        return SyntaxFactory.ParseExpression(isImported ? name : $"global::{space}.{name}");
    }

    /// <summary>An operation of the context, awaited, in brackets where it needs them in the place of a node.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax task, SyntaxNode replaced)
    {
        var awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutTrivia());
        var isReceiver = replaced.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax
                or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax or SwitchExpressionSyntax or WithExpressionSyntax
            || (replaced.Parent is ElementAccessExpressionSyntax element && element.Expression == replaced);
        ExpressionSyntax result = isReceiver ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited;
        return result.WithTriviaFrom(replaced);
    }

    private static ExpressionSyntax? ContextAt(SyntaxNode node, SemanticModel model)
    {
        for (var parent = node.Parent; parent is not null and not TypeDeclarationSyntax; parent = parent.Parent)
        {
            var parameters = parent switch
            {
                ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters,
                SimpleLambdaExpressionSyntax lambda => SyntaxFactory.SingletonSeparatedList(lambda.Parameter),
                LocalFunctionStatementSyntax function => function.ParameterList.Parameters,
                BaseMethodDeclarationSyntax method => method.ParameterList.Parameters,
                _ => default,
            };
            foreach (var parameter in parameters)
            {
                if (ContextOf(parameter, model) is { } context)
                {
                    return context;
                }
            }

            if (IsStatic(parent))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsStatic(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    private static ExpressionSyntax? ContextOf(ParameterSyntax parameter, SemanticModel model)
    {
        var name = parameter.Identifier.Text;
        if (name == "_" || parameter.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        return model.GetDeclaredSymbol(parameter)?.Type.Name switch
        {
            "IDurableContext" => SyntaxFactory.IdentifierName(parameter.Identifier.WithoutTrivia()),
            "StatesScope" => SyntaxFactory.ParseExpression($"{name}.Durable"),
            _ => null,
        };
    }
}
