using System.Collections.Immutable;
using System.Composition;
using Durable.Runtime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durable.Runtime.CodeFixes;

/// <summary>Turns a delay in the process into a durable wait: <c>await Task.Delay(x)</c> becomes
/// <c>await context.WaitAsync(x)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DurableWaitFix))]
[Shared]
public sealed class DurableWaitFix : CodeFixProvider
{
    private const string Title = "Wait durably";

    /// <summary>Delays.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.Delay.Id];

    /// <summary>Fixes every place of a document, project or solution at once.</summary>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <summary>Offers the fix for Task.Delay and Thread.Sleep, unless they wait less than a durable wait can.</summary>
    /// <param name="context">The document and the finding.</param>
    /// <returns>A task that ends when the fix is registered.</returns>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(context.Span, getInnermostNodeForTie: true) is not { Parent: InvocationExpressionSyntax call }
            || Replaced(call, model) is not { } replaced
            || FixPlace.Of(replaced, model) is not { } place
            || Duration(call.ArgumentList.Arguments[0].Expression, model, place) is not { } duration)
        {
            return;
        }

        var token = call.ArgumentList.Arguments.Count > 1 ? $", cancellationToken: {call.ArgumentList.Arguments[1].Expression}" : "";
        var wait = SyntaxFactory.ParseExpression($"{place.Context}.WaitAsync({duration}{token})");
        var changed = root.ReplaceNode(replaced, FixPlace.Await(wait, replaced));
        context.RegisterCodeFix(
            CodeAction.Create(Title, _ => Task.FromResult(document.WithSyntaxRoot(changed)), Title), context.Diagnostics);
    }

    /// <summary>The whole <c>await Task.Delay(…)</c>, or the call of <c>Thread.Sleep</c> that is a statement.</summary>
    private static ExpressionSyntax? Replaced(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !IsDelay(method))
        {
            return null;
        }

        if (method.Name == "Sleep")
        {
            return call.Parent is ExpressionStatementSyntax ? call : null;
        }

        ExpressionSyntax task = call.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait", Parent: InvocationExpressionSyntax configured }
            ? configured
            : call;
        return task.Parent as AwaitExpressionSyntax;
    }

    private static bool IsDelay(IMethodSymbol method) =>
        (method.ContainingType.Name, method.Name) is ("Task", "Delay") or ("Thread", "Sleep")
        && method.Parameters.Skip(1).All(static p => p.Type.Name == "CancellationToken");

    /// <summary>Null for less than a second, which a durable wait does not take, and for no end.</summary>
    private static string? Duration(ExpressionSyntax given, SemanticModel model, FixPlace place)
    {
        var span = place.TypeName("System", "TimeSpan");
        if (model.GetTypeInfo(given).Type?.SpecialType is not SpecialType.System_Int32)
        {
            return IsLongEnough(given, model) ? given.ToString() : null;
        }

        return model.GetConstantValue(given).Value switch
        {
            int and < 1000 => null,
            int milliseconds when milliseconds % 1000 == 0 => $"{span}.FromSeconds({milliseconds / 1000})",
            _ => $"{span}.FromMilliseconds({given})",
        };
    }

    private static bool IsLongEnough(ExpressionSyntax given, SemanticModel model)
    {
        if (model.GetSymbolInfo(given).Symbol is IFieldSymbol { IsStatic: true, Name: "Zero" or "InfiniteTimeSpan" or "MinValue" or "MaxValue" })
        {
            return false;
        }

        if (given is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call
            || model.GetConstantValue(arguments[0].Expression).Value is not { } amount
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType.Name: "TimeSpan" } factory)
        {
            return true;
        }

        return Convert.ToDouble(amount, System.Globalization.CultureInfo.InvariantCulture) * Seconds(factory.Name) >= 1;
    }

    private static double Seconds(string factory) => factory switch
    {
        "FromTicks" => 1e-7,
        "FromMicroseconds" => 1e-6,
        "FromMilliseconds" => 1e-3,
        "FromSeconds" => 1,
        "FromMinutes" => 60,
        "FromHours" => 3600,
        _ => 86_400,
    };
}
