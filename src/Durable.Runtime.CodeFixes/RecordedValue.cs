using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durable.Runtime.CodeFixes;

/// <summary>The expression around a reported place that a step can compute and record.</summary>
internal sealed class RecordedValue
{
    private RecordedValue(ExpressionSyntax expression, ExpressionSyntax replaced, RecordedShape shape)
    {
        Expression = expression;
        Replaced = replaced;
        Shape = shape;
    }

    /// <summary>What the step evaluates.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>What the step stands in the place of: the expression, or the await around it.</summary>
    public ExpressionSyntax Replaced { get; }

    public RecordedShape Shape { get; }

    /// <summary>The member the value comes from.</summary>
    public string Member
    {
        get
        {
            var callee = Expression is InvocationExpressionSyntax call ? call.Expression : Expression;
            return callee switch
            {
                MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
                SimpleNameSyntax name => name.Identifier.Text,
                _ => "value",
            };
        }
    }

    /// <summary>Null where a step would change what the code means, or could not record the value.</summary>
    public static RecordedValue? At(ExpressionSyntax found, SemanticModel model)
    {
        for (var expression = Whole(found); expression is not null; expression = Outer(expression))
        {
            if (ShapeOf(expression, model) is { } value)
            {
                return CanMove(expression, model) ? value : null;
            }
        }

        return null;
    }

    /// <summary>A call is reported without its arguments, and a name without its receiver where usings hide it.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax found) =>
        found.Parent is InvocationExpressionSyntax call && call.Expression == found ? call : found;

    /// <summary>From <c>Random.Shared</c> to <c>Random.Shared.Next(6)</c>.</summary>
    private static ExpressionSyntax? Outer(ExpressionSyntax expression) =>
        expression.Parent is MemberAccessExpressionSyntax member && member.Expression == expression ? Whole(member) : null;

    private static RecordedValue? ShapeOf(ExpressionSyntax expression, SemanticModel model)
    {
        // A name that stands for a method is no value.
        var type = model.GetSymbolInfo(expression).Symbol is IMethodSymbol && expression is not InvocationExpressionSyntax
            ? null
            : model.GetTypeInfo(expression).Type;
        if (type is null)
        {
            return null;
        }

        if (type.Name == "Task" && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks")
        {
            return expression.Parent is AwaitExpressionSyntax await
                && (type is not INamedTypeSymbol { TypeArguments: { Length: 1 } results } || IsPlain(results[0]))
                    ? new RecordedValue(expression, await, RecordedShape.Task)
                    : null;
        }

        if (type.SpecialType == SpecialType.System_Void)
        {
            return expression.Parent is ExpressionStatementSyntax
                ? new RecordedValue(expression, expression, RecordedShape.Statement)
                : null;
        }

        return IsPlain(type) ? new RecordedValue(expression, expression, RecordedShape.Value) : null;
    }

    private static bool IsPlain(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.Rank == 1 && IsPlain(array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            IsPlain(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } => true,
        { SpecialType: SpecialType.System_DateTime } => true,
        _ => type is { Name: "DateTimeOffset" or "TimeSpan" or "Guid" or "DateOnly" or "TimeOnly", ContainingNamespace.Name: "System" },
    };

    /// <summary>A lambda cannot capture everything, and what it declares is not seen outside.</summary>
    private static bool CanMove(ExpressionSyntax expression, SemanticModel model)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is AwaitExpressionSyntax or DeclarationExpressionSyntax or SingleVariableDesignationSyntax
                || node is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None })
            {
                return false;
            }

            if (node is IdentifierNameSyntax or ThisExpressionSyntax && !IsCapturable(model.GetSymbolInfo(node).Symbol, node))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCapturable(ISymbol? symbol, SyntaxNode node) => symbol switch
    {
        ILocalSymbol local => !local.IsRef && !local.Type.IsRefLikeType,
        IParameterSymbol parameter => parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType,
        _ => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { RawKind: (int)SyntaxKind.StructDeclaration or (int)SyntaxKind.RecordStructDeclaration }
            || symbol is null or ITypeSymbol or INamespaceSymbol or { IsStatic: true },
    };
}
