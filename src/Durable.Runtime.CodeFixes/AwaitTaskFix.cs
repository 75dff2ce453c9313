using System.Collections.Immutable;
using System.Composition;
using Durable.Runtime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durable.Runtime.CodeFixes;

/// <summary>Awaits a durable task that was dropped, discarded or kept for nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitTaskFix))]
[Shared]
public sealed class AwaitTaskFix : CodeFixProvider
{
    private const string Title = "Await the durable task";

    /// <summary>Tasks that nobody awaits.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.Unawaited.Id];

    /// <summary>Fixes every place of a document, project or solution at once.</summary>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <summary>Offers the fix in async functions.</summary>
    /// <param name="context">The document and the finding.</param>
    /// <returns>A task that ends when the fix is registered.</returns>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(context.Span, getInnermostNodeForTie: true) is not { Parent: InvocationExpressionSyntax call }
            || call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || !FixPlace.CanAwait(call)
            || TaskOf(statement, call, model) is not { } task)
        {
            return;
        }

        var awaited = SyntaxFactory.ExpressionStatement(FixPlace.Await(task, statement).WithoutTrivia())
            .WithTriviaFrom(statement);
        var changed = root.ReplaceNode(statement, awaited);
        context.RegisterCodeFix(
            CodeAction.Create(Title, _ => Task.FromResult(document.WithSyntaxRoot(changed)), Title), context.Diagnostics);
    }

    /// <summary>The task that a statement is about, or null when it is about more than that.</summary>
    private static ExpressionSyntax? TaskOf(StatementSyntax statement, ExpressionSyntax call, SemanticModel model)
    {
        var task = statement switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment }
                when model.GetSymbolInfo(assignment.Left).Symbol is IDiscardSymbol => assignment.Right,
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax invocation } => invocation,
            LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration
                when !IsNamedAgain(declaration, variables[0]) => variables[0].Initializer?.Value,
            _ => null,
        };
        return task == call || task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && access.Expression == call
            ? task
            : null;
    }

    private static bool IsNamedAgain(LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable) =>
        declaration.Parent is not { } block
        || block.DescendantTokens().Count(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == variable.Identifier.ValueText) > 1;
}
