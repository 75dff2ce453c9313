using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Durable.Runtime.Analyzers.Checks;

/// <summary>
/// DUR0013: a clause that catches every exception of a durable call and throws none. A clause with a filter, or one that
/// can throw again, has thought about it.
/// </summary>
internal sealed class SwallowedExceptionCheck : IOperationCheck
{
    public void Check(IOperation operation, CodeScope scope, Inspection inspection)
    {
        if (!scope.IsWorkflow || operation is not ITryOperation attempt || !CallsDurable(attempt.Body, inspection))
        {
            return;
        }

        foreach (var clause in attempt.Catches)
        {
            if (CatchesAll(clause) && !OwnOperations(clause.Handler).Any(Throws))
            {
                inspection.Report(Rules.SwallowedException, PlaceOf(clause), "catch");
            }
        }
    }

    public void End(Inspection inspection)
    {
    }

    private static bool CatchesAll(ICatchClauseOperation clause) =>
        clause.Filter is null
        && (clause.ExceptionType is null or { SpecialType: SpecialType.System_Object }
            || clause.ExceptionType is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    private static bool CallsDurable(IOperation body, Inspection inspection) =>
        OwnOperations(body).Any(o => o is IInvocationOperation call && inspection.IsDurableTask(call));

    private static bool Throws(IOperation operation) =>
        operation is IThrowOperation
        || operation is IInvocationOperation { TargetMethod: { Name: "Throw" or "FailFast" } };

    /// <summary>What runs with the block itself; lambdas in it run at another time.</summary>
    private static IEnumerable<IOperation> OwnOperations(IOperation block)
    {
        var stack = new Stack<IOperation>();
        stack.Push(block);
        while (stack.Count > 0)
        {
            var operation = stack.Pop();
            yield return operation;
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            foreach (var child in operation.ChildOperations)
            {
                stack.Push(child);
            }
        }
    }

    private static Location PlaceOf(ICatchClauseOperation clause) =>
        clause.Syntax is CatchClauseSyntax syntax
            ? syntax.SyntaxTree.GetLocation(TextSpan.FromBounds(
                syntax.CatchKeyword.SpanStart, (syntax.Declaration?.Span ?? syntax.CatchKeyword.Span).End))
            : clause.Syntax.GetLocation();
}
