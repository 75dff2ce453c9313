using System.Collections.Immutable;
using System.Composition;
using Durable.Runtime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durable.Runtime.CodeFixes;

/// <summary>
/// Moves what differs from run to run into a step, which records it: <c>DateTime.UtcNow</c> becomes
/// <c>await context.StepAsync((_, _) => Task.FromResult(DateTime.UtcNow), "utc-now")</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordInStepFix))]
[Shared]
public sealed class RecordInStepFix : CodeFixProvider
{
    private const string Title = "Record it in a step";

    /// <summary>Clock, random numbers, GUIDs, environment, input and output.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Rules.Clock.Id, Rules.Random.Id, Rules.Guid.Id, Rules.Environment.Id, Rules.InputOutput.Id];

    /// <summary>Fixes every place of a document, project or solution at once.</summary>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <summary>Offers the fix where the result is a plain value that the runtime can record.</summary>
    /// <param name="context">The document and the finding.</param>
    /// <returns>A task that ends when the fix is registered.</returns>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax found
            || RecordedValue.At(found, model) is not { } value
            || FixPlace.Of(value.Replaced, model) is not { } place)
        {
            return;
        }

        var step = Step(value, place);
        var changed = root.ReplaceNode(value.Replaced, FixPlace.Await(step, value.Replaced));
        context.RegisterCodeFix(
            CodeAction.Create(Title, _ => Task.FromResult(document.WithSyntaxRoot(changed)), Title), context.Diagnostics);
    }

    private static InvocationExpressionSyntax Step(RecordedValue value, FixPlace place)
    {
        var name = SyntaxFactory.Literal(StepName.Of(value.Member));
        var body = value.Shape switch
        {
            RecordedShape.Value => $"{place.TypeName("System.Threading.Tasks", "Task")}.FromResult({value.Expression.WithoutTrivia()})",
            RecordedShape.Task => value.Expression.WithoutTrivia().ToString(),
            _ => $"{{ {value.Expression.WithoutTrivia()}; return {place.TypeName("System.Threading.Tasks", "Task")}.CompletedTask; }}",
        };
        return (InvocationExpressionSyntax)SyntaxFactory.ParseExpression($"{place.Context}.StepAsync((_, _) => {body}, {name})");
    }
}
